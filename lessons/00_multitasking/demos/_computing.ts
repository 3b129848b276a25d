/**
 * For the demos `cores` and `slices`: work that notices when the processor was taken away from it.
 *
 * @module
 */
import { Process } from "interleave/processes";
import { setAffinity } from "interleave/system";
import { span } from "interleave/timeline";

/** A stretch of time in which a process really had a processor, in milliseconds of one clock. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** Who looks at the clock all the time and misses so much, in milliseconds, was away meanwhile. */
const AWAY_MS = 0.2;
/** So two may seem to have met for a moment; only longer meetings are sure, in milliseconds. */
export const FOR_SURE_MS = 2;

/** What one task did. */
export interface Computed {
  readonly name: string;
  readonly stretches: readonly Stretch[];
}

/**
 * Runs a task for each name, all at once, each pinned to its processor. Returns when all are done.
 *
 * @param places The processor of each task, by its name.
 * @param pieces How much each has to compute.
 */
export async function computeOn(
  places: Readonly<Record<string, number>>,
  pieces: number,
): Promise<Computed[]> {
  const tasks = Object.entries(places).map(([name, processor]) => {
    const note = Deno.makeTempFileSync();
    const args = [processor, pieces, note] as const;
    const module = import.meta.url;
    const process = new Process({ module, target: compute, args, name, start: "fork" });
    return { name, note, process };
  });
  for (const { process } of tasks) process.start();
  for (const { process } of tasks) await process.join();
  return tasks.map(({ name, note }) => {
    const stretches: Stretch[] = JSON.parse(Deno.readTextFileSync(note));
    Deno.removeSync(note);
    return { name, stretches };
  });
}

/** What each task does: it computes, and notes down when it could. */
export function compute(processor: number, pieces: number, note: string): void {
  setAffinity([processor]);
  const stretches: Stretch[] = [];
  {
    using _span = span("computes");
    let from = performance.now(), until = from, x = 0;
    for (let piece = 0; piece < pieces; piece++) {
      for (let i = 0; i < 5000; i++) x = (x * 31 + i) | 0;
      const now = performance.now();
      if (now - until > AWAY_MS) {
        stretches.push({ from, until });
        from = now;
      }
      until = now;
    }
    stretches.push({ from, until });
  }
  Deno.writeTextFileSync(note, JSON.stringify(stretches));
}

/** The longest time, in milliseconds, in which both had a processor at the same moment. */
export function longestTogether([a, b]: readonly Computed[]): number {
  const shared = a!.stretches.flatMap((one) =>
    b!.stretches.map((other) => Math.min(one.until, other.until) - Math.max(one.from, other.from))
  );
  return Math.max(0, ...shared);
}
