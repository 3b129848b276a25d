import { assertEquals } from "@std/assert";
import { Generators } from "../../../lib/explore/engines/generators.ts";
import { Workers } from "../../../lib/explore/engines/workers.ts";
import { Status } from "../../../lib/explore/model/state.ts";
import { replayed } from "../../../lib/explore/report/replayed.ts";
import { searchAtRandom } from "../../../lib/explore/search/random.ts";
import { search } from "../../../lib/explore/search/search.ts";
import { stepwisePrograms } from "./stepwise_programs.ts";
import { times } from "../../sample.ts";

const module = new URL("./programs/textbook.ts", import.meta.url).href;
const REPLAYS = times(1000, 100);

Deno.test({
  name: "many replays of one schedule are the same to the letter",
  timeout: 120_000,
  async fn(): Promise<void> {
    using runner = await Workers.start({ module, program: "petersonSwapped" });
    const { schedule } = search(runner, { bound: 2 }).first!;
    const code = { title: "petersonSwapped", number: "000000", source: "" };
    const traces = new Set<string>();
    for (let i = 0; i < REPLAYS; i++) traces.add(JSON.stringify(replayed(runner, schedule, code)));
    assertEquals(traces.size, 1);
  },
});

Deno.test({
  name: "thousands of random schedules with deadlocks do not hang, and are those of one thread",
  timeout: 600_000,
  async fn(): Promise<void> {
    const maxSchedules = times(100_000, 10_000);
    using runner = await Workers.start({ module, program: "philosophers" });
    const onWorkers = searchAtRandom(runner, 4711, { maxSchedules });
    const programs = await stepwisePrograms("./programs/textbook.ts");
    const onOneThread = searchAtRandom(new Generators(programs["philosophers"]!), 4711, {
      maxSchedules,
    });
    assertEquals([...onWorkers.failures.keys()], [Status.deadlock]);
    assertEquals(onWorkers.outcomes, onOneThread.outcomes);
    assertEquals(onWorkers.schedules, maxSchedules);
  },
});
