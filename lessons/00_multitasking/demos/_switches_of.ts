/** How often a process gave the processor away, and how often it was taken from it. */
export interface Switches {
  readonly given: number;
  readonly taken: number;
}

/** Reads the context switches of a process, as the system has counted them. */
export function switchesOf(pid: number): Switches {
  const status = Deno.readTextFileSync(`/proc/${pid}/status`);
  const [, given, taken] = status.match(/\nvoluntary\D+(\d+)\nnonvoluntary\D+(\d+)/)!;
  return { given: Number(given), taken: Number(taken) };
}
