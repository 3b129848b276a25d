/**
 * Block
 *
 * The system keeps a block of data about each process. The file `/proc/<pid>/stat` shows it in one
 * line, and its first four fields are: pid, name, state, parent.
 *
 *     4711 (sh) S 4700 4711 …
 *
 * Read three of them: the name without its parentheses, the letter of the state, the parent's pid. If
 * there is no such process, return null.
 *
 *     readBlock(4711)   // { name: "sh", state: "S", parent: 4700 }
 *
 * A name is what somebody has called a file. It may be `my (old) script`, and then the line begins with
 * `4712 (my (old) script) S 4700`.
 */

/** A small part of what the system says of a process. */
export interface Block {
  readonly name: string;
  readonly state: string;
  readonly parent: number;
}

/** Reads the block of a process; null if there is no such process. */
export function readBlock(pid: number): Block | null {
  // TODO: say null in place of an error when there is no such file
  const line = Deno.readTextFileSync(`/proc/${pid}/stat`);
  // TODO: this works only as long as there is no space in the name, and leaves the parentheses on
  const [, name, state, parent] = line.split(" ");
  return { name: name!, state: state!, parent: Number(parent) };
}

if (import.meta.main) {
  for (const pid of [Deno.pid, 1, 2 ** 22 + 1]) console.log(pid, readBlock(pid));
}
