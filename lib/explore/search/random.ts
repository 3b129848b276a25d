import type { Runner } from "../engines/runner.ts";
import { Path } from "./path.ts";
import { type Findings, noFindings, noteRun, type SearchOptions } from "./search.ts";

/**
 * Runs schedules that are chosen at random, step by step. The same seed gives the same schedules.
 *
 * @param seed A whole number.
 */
export function searchAtRandom(
  runner: Runner,
  seed: number,
  options: Pick<SearchOptions, "maxSchedules" | "until" | "onFailure">,
): Findings {
  const { until = Infinity, onFailure } = options;
  let { maxSchedules = Infinity } = options;
  const findings = noFindings();
  while (findings.schedules < maxSchedules && performance.now() <= until) {
    const ending = runner.run({ prefix: [], seed: mix(seed, findings.schedules) });
    const path = new Path();
    path.follow(runner.state, 0);
    const failure = noteRun(findings, ending, runner.state, path, onFailure);
    if (failure?.isFatal) break;
    if (failure === undefined) continue;
    maxSchedules = Math.min(maxSchedules, findings.schedules + (onFailure?.(failure) ?? Infinity));
  }
  return findings;
}

/** A number for each run; neighbours differ in all bits. Source: `splitmix32`. */
function mix(seed: number, run: number): number {
  let x = (Math.imul(seed, 0x9e3779b1) + Math.imul(run + 1, 0x85ebca6b)) | 0;
  x = Math.imul(x ^ x >>> 16, 0x21f0aaad);
  x = Math.imul(x ^ x >>> 15, 0x735a2d97);
  return (x ^ x >>> 15) | 0;
}
