import { assertEquals } from "@std/assert";
import { Generators } from "../../../lib/explore/engines/generators.ts";
import { Status } from "../../../lib/explore/model/state.ts";
import { search } from "../../../lib/explore/search/search.ts";
import { counts } from "./counts.ts";
import { stepwisePrograms } from "./stepwise_programs.ts";

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
