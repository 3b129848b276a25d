import type { Contender } from "./contender.ts";

/** What a benchmark file exports. */
export interface Benchmark {
  /** What `deno task bench NAME` runs. */
  readonly name: string;
  readonly title: string;
  /**
   * Measures.
   *
   * @param runs How often each side is measured, after one run to get warm.
   */
  run(runs: number): Promise<Row[]>;
}

/** One comparison of ours with a peer. */
export interface Row {
  readonly what: string;
  /** @default {"ms"} */
  readonly unit?: "ms" | "ns" | "bytes";
  readonly ours: Sample;
  readonly peer: string;
  /** `undefined` when the peer is not on this machine. */
  readonly theirs: Sample | undefined;
  readonly target: Target;
}

/**
 * At most so many times as long as the peer, so many times as fast, or no more than so much whatever
 * the peer does.
 */
export type Target =
  | { readonly atMost: number }
  | { readonly timesFaster: number }
  | { readonly within: number };

/** What was measured. */
export interface Sample {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Measures several contenders turn by turn, so that a machine that slows down meanwhile slows down
 * all of them.
 *
 * @param contenders By name; those that are `undefined` are left out.
 * @param runs How often each is measured.
 * @returns The samples by name.
 */
export async function measure<N extends string>(
  contenders: Readonly<Record<N, Contender | undefined>>,
  runs: number,
): Promise<Record<N, Sample | undefined>> {
  const entries = Object.entries<Contender | undefined>(contenders);
  const times = entries.map((): number[] => []);
  for (let round = 0; round <= runs; round++) {
    for (const [index, [, contender]] of entries.entries()) {
      const ms = await contender?.once();
      // Round 0 loads caches and starts servers.
      if (ms !== undefined && round > 0) times[index]!.push(ms);
    }
  }
  return Object.fromEntries(
    entries.map(([name], index) => [name, sampleOf(times[index]!)]),
  ) as Record<N, Sample | undefined>;
}

/**
 * Sums up times.
 *
 * @param times In any order.
 * @returns The sample; `undefined` for no times.
 */
export function sampleOf(times: readonly number[]): Sample | undefined {
  if (times.length === 0) return undefined;
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, min: sorted[0]!, max: sorted.at(-1)! };
}

/**
 * Compares a row with its target.
 *
 * @param row The row.
 * @returns The ratio in the target's direction (`undefined` without a peer) and whether it is good
 * enough; `undefined` for what cannot be judged without a peer.
 */
export function verdictOf(row: Row): { ratio: number | undefined; met: boolean } | undefined {
  const ratio = row.theirs && row.ours.median / row.theirs.median;
  if ("within" in row.target) return { ratio, met: row.ours.median <= row.target.within };
  if (ratio === undefined) return undefined;
  return "atMost" in row.target
    ? { ratio, met: ratio <= row.target.atMost }
    : { ratio: 1 / ratio, met: 1 / ratio >= row.target.timesFaster };
}
