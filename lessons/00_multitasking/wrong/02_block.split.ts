// The line is cut at its spaces, also at those in the name.

/** A small part of what the system says of a process. */
export interface Block {
  readonly name: string;
  readonly state: string;
  readonly parent: number;
}

/** Reads the block of a process; null if there is no such process. */
export function readBlock(pid: number): Block | null {
  try {
    const line = Deno.readTextFileSync(`/proc/${pid}/stat`);
    const [, name, state, parent] = line.split(" ");
    return { name: name!.slice(1, -1), state: state!, parent: Number(parent) };
  } catch {
    return null;
  }
}
