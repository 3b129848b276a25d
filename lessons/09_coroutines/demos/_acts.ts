import { type Switches, time } from "interleave/coroutines";
import { say } from "interleave/timeline";
import type { Chart } from "./_chart.ts";

/** How often each of the two does it, and the rest after each, in milliseconds. */
const TIMES = 3, REST_MS = 100;

export function* sing(heard: string[], chart: Chart): Switches {
  for (let i = 1; i <= TIMES; i++) {
    heard.push("sing");
    say(`sing ${i}`);
    using _span = chart.span("sing", "sings");
    yield* time.sleep(REST_MS);
  }
}

export function* dance(heard: string[], chart: Chart): Switches {
  for (let i = 1; i <= TIMES; i++) {
    heard.push("dance");
    say(`dance ${i}`);
    using _span = chart.span("dance", "dances");
    yield* time.sleep(REST_MS);
  }
}
