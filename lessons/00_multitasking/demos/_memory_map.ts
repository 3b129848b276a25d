/** A part of the memory of a process: a line of its map. */
export interface Region {
  readonly range: string;
  readonly bytes: number;
  /** May it be read `r`, written `w`, executed `x`? */
  readonly rights: string;
  /** The file that it shows, or a name in brackets. */
  readonly name: string;
}

/** The parts of the memory of a process, by address. */
export function mapOf(pid: number): Region[] {
  return Deno.readTextFileSync(`/proc/${pid}/maps`).trim().split("\n").map((line) => {
    const [range, rights, , , , ...name] = line.split(/\s+/) as [string, string, ...string[]];
    const [from, until] = range.split("-").map((address) => Number(`0x${address}`));
    return { range, rights, bytes: until! - from!, name: name.join(" ") };
  });
}

/** A part in words. */
export function draw({ rights, bytes, range }: Partial<Region> = {}): string {
  return `${rights}  ${String(Math.round((bytes ?? 0) / 1024)).padStart(7)} kB at ${range}`;
}
