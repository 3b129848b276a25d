import { assertEquals } from "@std/assert";
import { drawFigures, fcfs, parseJobs, simulate, srtf } from "../../../lib/schedulers.ts";

const schedule = simulate(srtf(), parseJobs("0:8, 1:4, 2:9, 3:5"));

Deno.test("drawFigures() leaves out what tells least where the width is short", () => {
  assertEquals(drawFigures(schedule, { width: 56 }).split("\n"), [
    "job   arr  CPU  start  done  turn  wait  resp  slow",
    "P1      0    8      0    17    17     9     0  2.13",
    "P2      1    4      1     5     4     0     0     1",
    "P3      2    9     17    26    24    15    15  2.67",
    "P4      3    5      5    10     7     2     2   1.4",
    "mean                           13   6.5  4.25   1.8",
  ]);
  assertEquals(
    drawFigures(schedule, { width: 40 }).split("\n")[0],
    "job   done  turn  wait  resp  slow",
  );
});

Deno.test("drawFigures() has a column for I/O where there is any", () => {
  const [head, first] = drawFigures(simulate(fcfs(), parseJobs("0:1+2+3")), { width: 120 }).split(
    "\n",
  );
  assertEquals(head!.split(/ +/).slice(0, 4), ["job", "arrival", "CPU", "I/O"]);
  assertEquals(first!.split(/ +/).slice(0, 4), ["P1", "0", "4", "2"]);
});

Deno.test("drawFigures() writes two decimals, small numbers with three digits, large ones short", () => {
  const wait = (text: string): string =>
    drawFigures(simulate(fcfs(), parseJobs(text)), { width: 120 }).split("\n").at(-1)!.split(
      / +/,
    )[2]!;
  assertEquals(wait("0:24, 0:3, 0:3"), "17");
  assertEquals(wait("0:1, 0:1, 0:1.5"), "1");
  assertEquals(wait("0:10, 0:1, 0:1"), "7");
  assertEquals(wait("0:10, 0:2, 0:1"), "7.33");
  assertEquals(wait("0:.0013, 0:1, 0:1"), "0.33");
  assertEquals(wait("0:.00123, 0:.00123"), "0.000615");
  assertEquals(wait("0:30000000000, 0:30000000000"), "1.50e+10");
});
