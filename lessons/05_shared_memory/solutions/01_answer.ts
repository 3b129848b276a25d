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
import { getpid } from "interleave/system";

/** What the child does: it waits at the door, and then writes its answer. */
export function work(door: string, answer: Value<"int32">): void {
  using file = Deno.openSync(door);
  file.lockSync();
  // The value itself has come over, not a copy of its number: what is written here is seen there.
  answer.value = getpid();
}

/** Starts a child, and returns the answer that it gave. */
export async function ask(door: string): Promise<number> {
  const answer = new Value("int32");
  const child = new Process({ module: import.meta.url, target: work, args: [door, answer] });
  child.start();
  // A value tells nobody that it was written. The end of the child does: it comes after the write.
  await child.join();
  return answer.value;
}

if (import.meta.main) console.log(await ask("/dev/null")); // a door that nobody has locked
