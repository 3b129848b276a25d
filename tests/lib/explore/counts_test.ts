import { assertEquals } from "@std/assert";
import type { SharedInt } from "interleave/explore";
import type { StepwiseProgram, Use } from "interleave/stepwise";
import { Generators } from "../../../lib/explore/engines/generators.ts";
import { Workers } from "../../../lib/explore/engines/workers.ts";
import { Status } from "../../../lib/explore/model/state.ts";
import { search } from "../../../lib/explore/search/search.ts";
import { counts } from "./counts.ts";
import { stepwisePrograms } from "./stepwise_programs.ts";
import { times } from "../../sample.ts";

/** How many schedules are too many for workers. */
const MANY = times(Infinity, 2000);

const programs = await stepwisePrograms("./programs/textbook.ts");

for (const { program, all, bounded, classes, cut, failing } of counts) {
  Deno.test(`${program} has as many schedules as counted, on one thread`, () => {
    const runner = new Generators(programs[program]!);
    const plain = search(runner);
    const sum = [...plain.failures.values()].reduce((total, each) => total + each, 0);
    assertEquals([plain.schedules, sum, plain.complete], [all, failing, true]);
    const within = bounded.map((_, bound) => search(runner, { bound }).schedules);
    assertEquals(within, bounded);
    // Where an assertion ends the run, the reductions do not claim to have seen all.
    const complete = !plain.failures.has(Status.exception);
    const asleep = search(runner, { reduction: "sleep" });
    assertEquals([asleep.schedules, asleep.redundant, asleep.complete], [classes, cut, complete]);
    const reduced = search(runner, { reduction: "dpor" });
    assertEquals([reduced.schedules, reduced.complete], [classes, complete]);
    const keys = [...plain.outcomes.keys()].sort();
    assertEquals([...asleep.outcomes.keys()].sort(), keys);
    assertEquals([...reduced.outcomes.keys()].sort(), keys);
  });
}

Deno.test({
  name: "the same programs have as many schedules on workers, and come out alike",
  timeout: 300_000,
  async fn(): Promise<void> {
    const module = new URL("./programs/textbook.ts", import.meta.url).href;
    for (const { program, all, failing, bounded, classes } of counts) {
      using runner = await Workers.start({ module, program });
      const onOneThread = new Generators(programs[program]!);
      const bound = bounded.length - 1;
      const within = search(runner, { bound });
      assertEquals(within.schedules, bounded[bound], program);
      assertEquals(within.outcomes, search(onOneThread, { bound }).outcomes, program);
      // Of the others there may be too many: workers make some thousand a second.
      if (classes < MANY) {
        assertEquals(search(runner, { reduction: "dpor" }).schedules, classes, program);
      }
      if (all >= MANY) continue;
      const plain = search(runner);
      const sum = [...plain.failures.values()].reduce((total, each) => total + each, 0);
      assertEquals([plain.schedules, sum, plain.complete], [all, failing, true], program);
      assertEquals(plain.outcomes, search(onOneThread).outcomes, program);
    }
  },
});

Deno.test("n threads of k × (load; store) have (2kn)!/((2k)!)ⁿ schedules", () => {
  const counted: [n: number, k: number, schedules: number][] = [];
  for (let n = 1; n <= 8; n++) {
    for (let k = 1; multinomial(n, 2 * k) <= 40_000n && (n > 1 || k <= 8); k++) {
      const runner = new Generators(increments(n, k));
      const { schedules, complete } = search(runner);
      assertEquals([n, k, BigInt(schedules), complete], [n, k, multinomial(n, 2 * k), true]);
      counted.push([n, k, schedules]);
    }
  }
  assertEquals(counted.map(([n, k]) => `${n}×${k}`), [
    ...["1×1", "1×2", "1×3", "1×4", "1×5", "1×6", "1×7", "1×8"],
    ...["2×1", "2×2", "2×3", "2×4", "3×1", "3×2", "4×1"],
  ]);
});

/** Threads that each add to a number so often, in two steps. */
function increments(threads: number, times: number): StepwiseProgram<{ count: SharedInt }> {
  return {
    shared: (m) => ({ count: m.int("count") }),
    threads: Object.fromEntries(
      Array.from({ length: threads }, (_, thread) => [
        `T${thread}`,
        function* (s): Generator<Use, void, number> {
          for (let i = 0; i < times; i++) yield* s.count.store((yield* s.count.load()) + 1);
        },
      ]),
    ),
  };
}

/** In how many orders the steps of threads can be merged. */
function multinomial(threads: number, steps: number): bigint {
  return factorial(threads * steps) / factorial(steps) ** BigInt(threads);
}

function factorial(n: number): bigint {
  return n < 2 ? 1n : BigInt(n) * factorial(n - 1);
}
