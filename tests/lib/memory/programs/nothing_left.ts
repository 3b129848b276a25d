// Waits in all ways without blocking; when the waits are over, nothing keeps the program alive.
import { localMemory } from "../../../../lib/memory/local_memory.ts";
import { processMemory } from "../../../../lib/memory/process_memory.ts";
import { threadMemory } from "../../../../lib/memory/thread_memory.ts";
import { waitAsync } from "../../../../lib/memory/wait.ts";

for (const memory of [localMemory, threadMemory(), processMemory()]) {
  const cell = memory.reserve(1).cell(0);
  const attempt = (): true | number => cell.load() === 1 ? true : cell.load();
  const controller = new AbortController();
  const waits = [
    waitAsync(cell, attempt, performance.now() + 10, undefined),
    waitAsync(cell, attempt, performance.now() + 3_600_000, controller.signal),
    waitAsync(cell, attempt, performance.now() + 3_600_000, undefined),
  ];
  await waits[0];
  controller.abort();
  await waits[1]!.catch(() => {});
  cell.store(1);
  cell.unpark(1);
  console.log(await waits[2]);
}
