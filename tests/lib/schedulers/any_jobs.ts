import fc from "fast-check";
import {
  fcfs,
  type Job,
  mlfq,
  type Policy,
  priority,
  roundRobin,
  sjf,
  srtf,
} from "../../../lib/schedulers.ts";

/** Few and short, so that much happens at the same moment. */
const anyBursts = fc
  .tuple(
    fc.integer({ min: 1, max: 8 }),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 8 })), {
      maxLength: 2,
    }),
  )
  .map(([first, more]) => [first, ...more.flat()]);

function jobsWith(
  bursts: fc.Arbitrary<number[]>,
  arrival: fc.Arbitrary<number>,
): fc.Arbitrary<Job[]> {
  return fc
    .array(fc.record({ arrival, bursts, priority: fc.integer({ min: -2, max: 3 }) }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((jobs) => jobs.map((job, i) => ({ name: `P${i + 1}`, ...job })));
}

const anyArrival = fc.integer({ min: 0, max: 15 });
const anyBurst = fc.integer({ min: 1, max: 8 }).map((burst) => [burst]);

/** Jobs with I/O, in whole units of time. */
export const anyJobs: fc.Arbitrary<Job[]> = jobsWith(anyBursts, anyArrival);

/** Jobs that only compute. */
export const anyComputing: fc.Arbitrary<Job[]> = jobsWith(anyBurst, anyArrival);

/** Jobs that only compute, and come together. */
export const anyTogether: fc.Arbitrary<Job[]> = jobsWith(anyBurst, fc.constant(0));

/** The slices of an MLFQ. */
export const anySlices: fc.Arbitrary<number[]> = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 })
  .map((steps) => steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b)));

/** A slice of round robin. */
export const anySlice: fc.Arbitrary<number> = fc.integer({ min: 1, max: 5 });

const anyPriority = fc.record({
  preemptive: fc.boolean(),
  ageing: fc.constantFrom(undefined, 1, 2, 5),
});

/** All of ours, with any parameters. */
export const anyPolicy: fc.Arbitrary<Policy> = fc.oneof(
  fc.constantFrom(fcfs(), sjf(), srtf()),
  anyPriority.map((options) => priority(options)),
  anySlice.map((slice) => roundRobin(slice)),
  anySlices.map((slices) => mlfq(slices)),
);
