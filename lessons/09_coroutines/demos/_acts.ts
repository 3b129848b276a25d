import { type Switches, time } from "interleave/coroutines";
import { say } from "interleave/timeline";
import type { Chart } from "./_chart.ts";

/** How often each of the two does it, and the rest after each, in milliseconds. */
const TIMES = 3, REST_MS = 100;

export function* sing(heard: string[], chart: Chart): Switches {
  yield* repeat("sing", heard, chart);
}

export function* dance(heard: string[], chart: Chart): Switches {
  yield* repeat("dance", heard, chart);
}

function* repeat(word: string, heard: string[], chart: Chart): Switches {
  for (let i = 1; i <= TIMES; i++) {
    heard.push(word);
    say(`${word} ${i}`);
    using _span = chart.span(word, "rests");
    yield* time.sleep(REST_MS);
  }
}
