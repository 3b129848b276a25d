/**
 * The explorer against itself: what the reductions leave out must not change what can come out.
 *
 * `deno run -A tests/lib/explore/fuzz_test.ts 5000` tries so many programs, at no time limit; further
 * arguments are a seed, the most schedules of a program, and how many spurious wake-ups there may be.
 */
import { assertEquals } from "@std/assert";
import { Generators } from "../../../lib/explore/engines/generators.ts";
import { Status } from "../../../lib/explore/model/state.ts";
import { type Findings, search } from "../../../lib/explore/search/search.ts";
import { randomFrom, randomProgram } from "./random_programs.ts";
import { times } from "../../sample.ts";

/** Programs with more schedules are left out. */
const LARGEST = 500;

interface Tally {
  programs: number;
  cut: number;
  deadlocking: number;
  throwing: number;
  plain: number;
  asleep: number;
  reduced: number;
}

/** Compares the searches on so many programs of at most so many schedules. */
function compare(programs: number, seed: number, spurious: number, largest: number): Tally {
  const random = randomFrom(seed);
  const tally = {
    programs: 0,
    cut: 0,
    deadlocking: 0,
    throwing: 0,
    plain: 0,
    asleep: 0,
    reduced: 0,
  };
  while (tally.programs < programs) {
    const { program, text } = randomProgram(random);
    const runner = new Generators(program, { spurious });
    const plain = search(runner, { maxSchedules: largest });
    if (!plain.complete) continue;
    tally.programs++;
    const asleep = search(runner, { reduction: "sleep" });
    const reduced = search(runner, { reduction: "dpor" });
    const throws = plain.failures.has(Status.exception);
    const hint = `seed ${seed}, program ${tally.programs}:\n${text}`;
    for (const [name, findings] of Object.entries({ asleep, reduced })) {
      const found = outcomes(findings);
      assertEquals(found.filter((each) => !plain.outcomes.has(each)), [], `${name}, ${hint}`);
      // Where an error cuts runs short, the claim is that one is found.
      assertEquals(findings.failures.has(Status.exception), throws, `${name}, ${hint}`);
      if (!throws) assertEquals(found, outcomes(plain), `${name}, ${hint}`);
    }
    if (!throws) assertEquals(reduced.schedules, asleep.schedules, hint);
    tally.plain += plain.schedules;
    tally.asleep += asleep.schedules;
    tally.cut += reduced.redundant;
    tally.reduced += reduced.schedules;
    if (plain.failures.has(Status.deadlock)) tally.deadlocking++;
    if (throws) tally.throwing++;
  }
  return tally;
}

function outcomes({ outcomes }: Findings): string[] {
  return [...outcomes.keys()].sort();
}

for (const spurious of [0, 1]) {
  Deno.test({
    name:
      `the reductions find the same outcomes as all schedules do, in hundreds of programs with ${spurious} spurious wake-ups`,
    timeout: 300_000,
    fn(): void {
      const seed = Math.trunc(Math.random() * 2 ** 31);
      const tally = compare(times(500, 100), seed, spurious, LARGEST);
      console.log(`seed ${seed}: ${JSON.stringify(tally)}`);
    },
  });
}

if (import.meta.main) {
  const [programs = "2500", seed = "1", largest = "30000", spurious = "0"] = Deno.args;
  console.log(compare(Number(programs), Number(seed), Number(spurious), Number(largest)));
}
