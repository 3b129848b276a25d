import { pad } from "../timeline/columns.ts";
import { columnsOf, type DrawOptions, formatNumber, shortName, widest } from "./columns.ts";
import type { JobFigures, Schedule } from "./schedule.ts";

/**
 * Draws the figures of a schedule as a table: a line for each job, and one for the means.
 *
 * Where the width is short, the headings are abbreviated; where it is too short even so, the columns
 * that tell least are left out.
 *
 * @param schedule What `simulate()` returned.
 * @param options The width.
 * @returns Lines without a line break at the end, and without colour.
 * @throws {RangeError} if the width is not an integer of 40 or more.
 *
 * @example
 * ```ts
 * import { drawFigures, fcfs, parseJobs, simulate } from "interleave/schedulers";
 * import { assertEquals } from "@std/assert";
 *
 * const schedule = simulate(fcfs(), parseJobs("0:24, 0:3"));
 * assertEquals(drawFigures(schedule, { width: 80 }).split("\n"), [
 *   "job   arrival  CPU  start  completion  turnaround  waiting  response  slowdown",
 *   "P1          0   24      0          24          24        0         0         1",
 *   "P2          0    3     24          27          27       24        24         9",
 *   "mean                                         25.5       12        12         5",
 * ]);
 * ```
 */
export function drawFigures(schedule: Schedule, options: DrawOptions = {}): string {
  const room = columnsOf(options);
  const fitting = layoutsFor(schedule)
    .map((layout) => tableOf(schedule, layout))
    .find((lines) => widest(lines) <= room);
  return fitting!.join("\n");
}

type Figure = Exclude<keyof JobFigures, "name">;
/** What the columns show, with their headings. */
type Layout = readonly (readonly [Figure, string])[];

const HEADINGS: Readonly<Record<Figure, readonly [long: string, short: string]>> = {
  arrival: ["arrival", "arr"],
  cpu: ["CPU", "CPU"],
  io: ["I/O", "I/O"],
  start: ["start", "start"],
  completion: ["completion", "done"],
  turnaround: ["turnaround", "turn"],
  waiting: ["waiting", "wait"],
  response: ["response", "resp"],
  slowdown: ["slowdown", "slow"],
};

/** What can be left out, what tells least first. Waiting and turnaround always fit into 40 columns. */
const DISPENSABLE: readonly Figure[] = [
  "cpu",
  "io",
  "arrival",
  "start",
  "slowdown",
  "response",
  "completion",
];

/** From the widest to the narrowest. */
function layoutsFor({ io }: Schedule): Layout[] {
  const figures = (Object.keys(HEADINGS) as Figure[]).filter((each) =>
    each !== "io" || io.length > 0
  );
  const layout = (length: 0 | 1, left: readonly Figure[] = figures): Layout =>
    left.map((figure) => [figure, HEADINGS[figure][length]]);
  const narrower = DISPENSABLE.map((_, i) => {
    const dropped = DISPENSABLE.slice(0, i + 1);
    return layout(1, figures.filter((figure) => !dropped.includes(figure)));
  });
  return [layout(0), layout(1), ...narrower];
}

function tableOf({ jobs, averages }: Schedule, layout: Layout): string[] {
  const means: Partial<JobFigures> = averages;
  const rows = [
    ["job", ...layout.map(([, heading]) => heading)],
    ...jobs.map((job) => [
      shortName(job.name),
      ...layout.map(([figure]) => formatNumber(job[figure])),
    ]),
    [
      "mean",
      ...layout.map(([figure]) => {
        const mean = means[figure];
        return mean === undefined ? "" : formatNumber(mean);
      }),
    ],
  ];
  const widths = rows[0]!.map((_, i) => widest(rows.map((row) => row[i]!)));
  return rows.map((row) =>
    row.map((cell, i) => i === 0 ? pad(cell, widths[i]!) : cell.padStart(widths[i]!)).join("  ")
  );
}
