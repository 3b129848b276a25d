import type { Runner } from "../engines/runner.ts";
import { type FoundRace, RaceWatch } from "../raw/data_races.ts";
import { minimise, searchWithin } from "./minimal.ts";
import { searchAtRandom } from "./random.ts";
import { Remembering } from "./remembering.ts";
import { type Failure, type Findings, search } from "./search.ts";

/** What to explore: see `ExploreOptions`. */
export type Strategy = "thorough" | "bounded" | "exhaustive" | "random";

/** How far an investigation goes. */
export interface InvestigateOptions {
  readonly strategy: Strategy;
  readonly bounds: readonly number[];
  readonly maxSchedules: number;
  readonly timeMs: number;
  readonly seed: number;
  readonly polish: number;
  /** Whether there is something to check after every step: then all schedules count. */
  readonly hasInvariant: boolean;
}

/** A part of an investigation, and what it covers. */
export interface Part {
  readonly how: "bounded" | "exhaustive" | "random";
  /** The most preemptions, if it is bounded. */
  readonly bound?: number;
  readonly findings: Findings;
}

/** What came of an investigation. */
export interface Investigation {
  readonly parts: readonly Part[];
  /** The smallest failure that was found. */
  readonly failure: Failure | undefined;
  /** Races between accesses to raw memory, one for each word. */
  readonly races: readonly FoundRace[];
}

/** Explores a program, part by part, until one of them finds a failure or there is nothing left. */
export function investigate(engine: Runner, options: InvestigateOptions): Investigation {
  const watch = engine.objects.some(({ noun }) => noun === "word")
    ? new RaceWatch(engine)
    : undefined;
  const runner = new Remembering(watch ?? engine);
  const { strategy, bounds, maxSchedules, timeMs, seed, polish, hasInvariant } = options;
  const until = performance.now() + timeMs;
  const parts: Part[] = [];
  if (strategy === "bounded" || strategy === "thorough") {
    for (const bound of bounds) {
      const { findings, failure } = searchWithin(runner, bound, { maxSchedules, until, polish });
      parts.push({ how: "bounded", bound, findings });
      if (failure !== undefined) return result(failure);
    }
  }
  if (strategy === "exhaustive" || strategy === "thorough") {
    const findings = search(runner, {
      reduction: hasInvariant ? "none" : "dpor",
      maxSchedules,
      until,
      onFailure: () => 0,
    });
    parts.push({ how: "exhaustive", findings });
    if (findings.first !== undefined || findings.complete) return end(findings.first);
  }
  if (strategy === "random" || strategy === "thorough") {
    const findings = searchAtRandom(runner, seed, {
      maxSchedules,
      until,
      onFailure: () => 0,
    });
    parts.push({ how: "random", findings });
    return end(findings.first);
  }
  return end(undefined);

  function end(first: Failure | undefined): Investigation {
    if (first === undefined || first.isFatal) return result(first);
    return result(minimise(runner, first, polish, until));
  }

  function result(failure: Failure | undefined): Investigation {
    return { parts, failure, races: [...watch?.races.values() ?? []] };
  }
}
