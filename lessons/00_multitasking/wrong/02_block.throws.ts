// A process that has gone is an error here, and not an answer.

/** A small part of what the system says of a process. */
export interface Block {
  readonly name: string;
  readonly state: string;
  readonly parent: number;
}

/** Reads the block of a process; null if there is no such process. */
export function readBlock(pid: number): Block | null {
  const line = Deno.readTextFileSync(`/proc/${pid}/stat`);
  const [, name, state, parent] = /\((.*)\) (\S+) (\d+)/.exec(line)!;
  return { name: name!, state: state!, parent: Number(parent) };
}
