// Reads another file of the same process, which has a line for each field.
export interface Block {
  readonly name: string;
  readonly state: string;
  readonly parent: number;
}

export function readBlock(pid: number): Block | null {
  try {
    const name = Deno.readTextFileSync(`/proc/${pid}/comm`).replace(/\n$/, "");
    const status = Deno.readTextFileSync(`/proc/${pid}/status`);
    const state = /^State:\s+(\w)/m.exec(status)![1]!;
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)![1]);
    return { name, state, parent };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
