// The parent does the work of the child.

import { Value } from "interleave/processes";
import { getpid } from "interleave/system";

export function work(door: string, answer: Value<"int32">): void {
  using file = Deno.openSync(door);
  file.lockSync();
  answer.value = getpid();
}

export async function ask(door: string): Promise<number> {
  const answer = new Value("int32");
  work(door, answer);
  return await Promise.resolve(answer.value);
}
