// A forked child, a value of another type, and a wait that blocks.
import { Process, Value } from "interleave/processes";
import { getpid } from "interleave/system";

export function work(door: string, answer: Value<"float64">): void {
  using file = Deno.openSync(door);
  file.lockSync();
  answer.store(getpid());
}

export function ask(door: string): Promise<number> {
  const answer = new Value("float64", -1, { lock: false });
  const args = [door, answer] as const;
  const child = new Process({ module: import.meta.url, target: work, args, start: "fork" });
  child.start();
  child.joinSync();
  return Promise.resolve(answer.load());
}
