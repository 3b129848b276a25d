/**
 * Greetings
 *
 * Send out a greeter for each name, all at once: every greeter is a process, and all of them are there
 * before the first one has ended. Return their exit codes, in the order of the names.
 *
 *     await greetAll(["Ada", "Barbara"], door)   // [3, 7]: as many as the name has letters
 *
 * The check keeps the door closed until everybody is there, and then looks into the system's list of
 * processes.
 */
import { exit, Process } from "interleave/processes";
import { getpid } from "interleave/system";

/** What each child does: it waits at the door, a locked file, greets, and counts the letters. */
export function greet(name: string, door: string): void {
  using file = Deno.openSync(door);
  file.lockSync();
  console.log(`Hello, I am ${name}, process ${getpid()}.`);
  exit(name.length);
}

/** Has all names greeted at the same time, and returns the exit codes in their order. */
export async function greetAll(
  names: readonly string[],
  door: string,
): Promise<(number | null)[]> {
  const greeters = names.map((name) =>
    new Process({ module: import.meta.url, target: greet, args: [name, door] })
  );
  // start() only gets a process going and returns; from the second start on there are two.
  for (const greeter of greeters) greeter.start();
  // While we wait for the first, the others run on: the waits overlap and do not add up.
  for (const greeter of greeters) await greeter.join();
  return greeters.map((greeter) => greeter.exitCode);
}

if (import.meta.main) console.log(await greetAll(["Ada", "Barbara", "Grace"], "/dev/null"));
