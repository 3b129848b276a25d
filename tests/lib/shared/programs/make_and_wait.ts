/** Makes shared memory with the name that it is given, says so, and waits to be killed. */

import { SharedMemory } from "../../../../lib/shared/shared_memory.ts";

const memory = new SharedMemory({ create: true, name: Deno.args[0], size: 8 });
memory.bytes[0] = 42;
console.log("made");
await new Promise(() => setInterval(() => {}, 1000));
