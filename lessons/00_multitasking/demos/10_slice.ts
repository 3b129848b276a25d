// You will see: a shorter slice answers sooner and switches more; a very long one is FCFS.
import type { Demo } from "../../../course/kit.ts";
import { drawTurns, fcfs, parseJobs, roundRobin, simulate } from "interleave/schedulers";
import { claim } from "interleave/timeline";

/** Change both: the jobs are name=arrival:time. */
const JOBS = "long=0:12, middle=1:6, short=4:2";
const SLICES = [1, 2, 4, 8, 16];

export const demo: Demo = {
  title: "how long is a slice?",
  shows: ["A7"],
  predict: {
    question: "Round robin gets a shorter slice. What is the price of the quicker first answers?",
    choices: { a: "none", b: "more context switches", c: "each job computes longer" },
    answer: "b",
    because: "each slice that ends hands the processor over, and on a real machine that takes time",
  },

  run(): void {
    const jobs = parseJobs(JOBS);
    console.log("slice  switches  first answer after  done after  (means)");
    const switches = SLICES.map((slice) => {
      const { averages, switches } = simulate(roundRobin(slice), jobs);
      const columns = [
        slice,
        switches,
        averages.response.toFixed(1),
        averages.turnaround.toFixed(1),
      ];
      const widths = [5, 8, 18, 10];
      console.log(columns.map((each, i) => String(each).padStart(widths[i]!)).join("  "));
      return switches;
    });
    for (const slice of [SLICES[0]!, SLICES.at(-1)!]) {
      console.log(`\nslice ${slice}`);
      console.log(drawTurns(simulate(roundRobin(slice), jobs)));
    }
    claim("the shortest slice switches most", switches[0] === Math.max(...switches), switches);

    const longest = Math.max(...jobs.map((job) => Number(job.bursts)));
    const [endless, first] = [roundRobin(longest), fcfs()].map((policy) => simulate(policy, jobs));
    const same = Deno.inspect(endless!.turns) === Deno.inspect(first!.turns);
    claim(`a slice of ${longest}, which no job outlasts, is FCFS`, same, [endless, first]);
  },
};

if (import.meta.main) await demo.run();
