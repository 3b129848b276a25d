import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import stringWidth from "fast-string-width";
import {
  drawFigures,
  drawTurns,
  fcfs,
  mlfq,
  parseJobs,
  roundRobin,
  simulate,
} from "../../../lib/schedulers.ts";
import { anyJobs, anyPolicy } from "./any_jobs.ts";

Deno.test("drawTurns() draws who runs, waits and does I/O, each unit of time equally wide", () => {
  const schedule = simulate(fcfs(), parseJobs("A=0:2+3+1, B=1:4, C=9:2"));
  assertEquals(drawTurns(schedule, { width: 40 }).split("\n"), [
    "A ▕██████─────────░░░███            ▏",
    "B ▕   ░░░████████████               ▏",
    "C ▕                           ██████▏",
    "   └─────┴───────────┴──┴─────┴─────┘",
    "   0     2           6  7     9    11",
    "   █ runs  ░ waits  ─ I/O",
  ]);
});

Deno.test("drawTurns() draws from which queue a job runs", () => {
  const schedule = simulate(mlfq([2, 4, 8]), parseJobs("A=0:9, B=1:5, C=5:1"));
  assertEquals(drawTurns(schedule, { width: 40 }).split("\n"), [
    "A ▕0000░░░░11░░111111░░░░░░222222▏",
    "B ▕  ░░0000░░░░░░░░░░111111      ▏",
    "C ▕          00                  ▏",
    "   └───┴───┴─┴─┴─────┴─────┴─────┘",
    "   0   2   4 5 6     9     12   15",
    "   0 1 … runs, by queue  ░ waits",
  ]);
});

Deno.test("drawTurns() draws more turns than there are columns", () => {
  const schedule = simulate(roundRobin(0.01), parseJobs("0:12.34, 0:5"));
  const [first, , marks, numbers] = drawTurns(schedule, { width: 40 }).split("\n");
  assertEquals(first, "P1 ▕███████████████████████████████████▏");
  assertEquals(marks, "    └┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┴┘");
  assert(numbers!.endsWith(" 17.34"));
});

Deno.test("drawTurns() and drawFigures() shorten a long name in the middle", () => {
  const schedule = simulate(
    fcfs(),
    parseJobs("a job with a long name=0:1, 日本語のとても長い名前=0:1"),
  );
  for (const picture of [drawTurns(schedule), drawFigures(schedule)]) {
    assert(picture.includes("a job … name"), picture);
    assert(picture.includes("日本語…名前"), picture);
  }
});

Deno.test("drawTurns() and drawFigures() fit into any width from 40 to 120, and more draws 120", () => {
  const names = fc.constantFrom(
    "P",
    "日本語",
    "🐡 and friends",
    "e\u0301",
    "a process with a long name",
  );
  const units = fc.constantFrom(1e-200, 0.001, 1 / 3, 1, 12345.678, 1e12, 1e200);
  const widths = fc.integer({ min: 40, max: 200 });
  fc.assert(
    fc.property(anyPolicy, anyJobs, names, units, widths, (policy, jobs, name, unit, width) => {
      const scaled = jobs.map((job, i) => ({
        ...job,
        name: `${name} ${i}`,
        arrival: job.arrival! * unit,
        bursts: [job.bursts].flat().map((burst) => burst * unit),
      }));
      // A slice of the policy may be too short beside them, or so long that it takes for ever.
      fc.pre(unit === 1 || !policy.slices);
      fc.pre(unit === 1 || policy.ageing === undefined || policy.ageing === Infinity);
      const schedule = simulate(policy, scaled);
      for (const picture of [drawTurns(schedule, { width }), drawFigures(schedule, { width })]) {
        for (const line of picture.split("\n")) {
          assert(stringWidth(line) <= Math.min(width, 120), picture);
        }
      }
    }),
  );
});

Deno.test("drawTurns() and drawFigures() refuse a width that cannot be", () => {
  const schedule = simulate(fcfs(), parseJobs("0:1"));
  for (const width of [0, 39, 60.5, NaN, Infinity]) {
    for (const draw of [drawTurns, drawFigures]) {
      assertThrows(
        () => draw(schedule, { width }),
        RangeError,
        `Cannot draw the schedule: width is ${width}; give an integer of 40 or more`,
      );
    }
  }
});
