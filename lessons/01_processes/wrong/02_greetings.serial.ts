// Each greeter is waited for before the next one is started.

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
    await greeter.join();
    codes.push(greeter.exitCode);
  }
  return codes;
}
