// Each task pins itself: it is told where.
import { exit, Process } from "interleave/processes";
import { setAffinity } from "interleave/system";

export function work(door: string, processor?: number): void {
  if (processor !== undefined) setAffinity([processor]);
  using file = Deno.openSync(door);
  file.lockSync();
  exit(door.length % 256);
}

export async function spread(
  doors: readonly string[],
  processors: readonly number[],
): Promise<(number | null)[]> {
  return await Promise.all(doors.map(async (door, i) => {
    const args = [door, processors[i % processors.length]!] as const;
    await using task = new Process({ module: import.meta.url, target: work, args });
    task.start();
    await task.join();
    return task.exitCode;
  }));
}
