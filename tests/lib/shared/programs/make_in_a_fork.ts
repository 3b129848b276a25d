/** A forked child makes shared memory with the name that it is given, and ends without unlinking it. */

import { SharedMemory } from "../../../../lib/shared/shared_memory.ts";
import { exitNow, fork, waitpid } from "../../../../lib/system.ts";

const child = fork();
if (child === 0) {
  const memory = new SharedMemory({ create: true, name: Deno.args[0], size: 8 });
  memory.bytes[0] = 42;
  exitNow(memory.bytes[0]);
}
console.log(child, (await waitpid(child))?.exitCode);
