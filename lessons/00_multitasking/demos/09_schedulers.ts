// You will see: the same jobs under six schedulers, and who pays for whose speed.
import type { Demo } from "../../../course/kit.ts";
import {
  drawTurns,
  fcfs,
  mlfq,
  parseJobs,
  type Policy,
  priority,
  roundRobin,
  simulate,
  sjf,
  srtf,
} from "interleave/schedulers";
import { claim, say } from "interleave/timeline";

/** Change them: each job is name=arrival:time:priority, and the smallest priority goes first. */
const JOBS = "long=0:8:3, middle=1:4:1, short=2:1:2";

const POLICIES = [
  fcfs(),
  sjf(),
  srtf(),
  priority({ preemptive: true }),
  roundRobin(2),
  mlfq([1, 2, 4]),
];

export const demo: Demo = {
  title: "six schedulers, the same jobs",
  shows: ["A7"],
  predict: {
    question: "Which scheduler makes these jobs wait least, on the average?",
    choices: {
      a: "FCFS: who comes first goes first",
      b: "SRTF: who has least left goes first",
      c: "round robin: each in turn",
    },
    answer: "b",
    because: "to let the shorter one go first costs the longer one less than it saves the shorter",
  },

  run(): void {
    const waits = POLICIES.map((policy) => show(policy));
    claim("nobody beats SRTF at waiting", Math.min(...waits) === waits[2], waits);

    say("and examples from books, with their results:");
    check(fcfs(), "0:24, 0:3, 0:3", 17);
    check(sjf(), "0:6, 0:8, 0:7, 0:3", 7);
    check(srtf(), "0:8, 1:4, 2:9, 3:5", 6.5);
    check(priority(), "0:10:3, 0:1:1, 0:2:4, 0:1:5, 0:5:2", 8.2);
    check(roundRobin(4), "0:24, 0:3, 0:3", 17 / 3);
  },
};

/** Draws what a scheduler makes of the jobs; returns how long they wait on the average. */
function show(policy: Policy): number {
  const schedule = simulate(policy, parseJobs(JOBS));
  const { waiting, turnaround, response } = schedule.averages;
  console.log(`\n${schedule.policy}`);
  console.log(drawTurns(schedule));
  const [wait, turn, answer] = [waiting, turnaround, response].map((mean) => mean.toFixed(1));
  console.log(
    `wait ${wait}, turnaround ${turn}, response ${answer}, ${schedule.switches} switches`,
  );
  return waiting;
}

function check(policy: Policy, jobs: string, expected: number): void {
  const { waiting } = simulate(policy, parseJobs(jobs)).averages;
  const holds = Math.abs(waiting - expected) < 1e-9;
  claim(`${policy.name}, jobs ${jobs}: wait ${expected.toFixed(2)}`, holds, waiting);
}

if (import.meta.main) await demo.run();
