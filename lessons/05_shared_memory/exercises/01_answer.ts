/**
 * An answer from a child
 *
 * Let a child tell who it is: start a process that runs `work()`, wait for its end, and return what it
 * has written into the value.
 *
 *     await ask("/dev/null")   // the pid of the child, which has ended
 *
 * `getpid()` of "interleave/system" gives the pid of the process that calls it.
 */
import { Process, Value } from "interleave/processes";

/** What the child does: it waits at the door, and then writes its answer. */
export function work(door: string, answer: Value<"int32">): void {
  using file = Deno.openSync(door);
  file.lockSync();
  // TODO: write the pid of this process, so that the parent can read it.
  console.log(`nobody has answered yet: ${answer.value}`);
}

/** Starts a child, and returns the answer that it gave. */
export async function ask(door: string): Promise<number> {
  const answer = new Value("int32");
  const child = new Process({ module: import.meta.url, target: work, args: [door, answer] });
  child.start();
  // TODO: when has the child written its answer?
  return await Promise.resolve(answer.value);
}

if (import.meta.main) console.log(await ask("/dev/null")); // a door that nobody has locked
