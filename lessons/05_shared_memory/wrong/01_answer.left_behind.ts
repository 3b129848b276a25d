// Looks until something is there, and never waits for the end of the child, which goes on.

import { Process, Value } from "interleave/processes";
import { getpid } from "interleave/system";

export async function work(door: string, answer: Value<"int32">): Promise<void> {
  using file = Deno.openSync(door);
  file.lockSync();
  answer.value = getpid();
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}

export async function ask(door: string): Promise<number> {
  const answer = new Value("int32");
  const child = new Process({ module: import.meta.url, target: work, args: [door, answer] });
  child.start();
  while (answer.value === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return answer.value;
}
