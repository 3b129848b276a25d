/** Makes shared memory with the name that it is given, and unlinks it, until it is killed. */

import { SharedMemory } from "../../../../lib/shared/shared_memory.ts";

const make = (): SharedMemory => new SharedMemory({ create: true, name: Deno.args[0], size: 8 });
make()[Symbol.dispose]();
console.log("made");
for (;;) make()[Symbol.dispose]();
