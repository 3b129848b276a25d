/** Attaches by name, prints the first byte, writes the second, and ends without closing. */

import { SharedMemory } from "../../../../lib/shared/shared_memory.ts";

const memory = new SharedMemory({ name: Deno.args[0] });
console.log(memory.bytes[0]);
memory.bytes[1] = 7;
