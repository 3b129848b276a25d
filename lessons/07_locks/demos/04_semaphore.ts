// You will see: six cooks and two stoves: never more than two of them cook at the same moment.
import type { Demo } from "../../../course/kit.ts";
import { rest } from "interleave/evidence";
import {
  Barrier,
  BoundedSemaphore,
  InvalidStateError,
  Semaphore,
  Thread,
  Value,
} from "interleave/threads";
import { claim, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";
import { finish } from "./_finish.ts";

const COOKS = 6;
const STOVES = 2;

export const demo: Demo = {
  title: "at most so many at once",
  shows: ["H4"],

  async run(): Promise<void> {
    const stoves = new Semaphore(STOVES);
    claim("at first all permits are there", stoves.getValue() === STOVES, stoves.getValue());

    const [now, most] = [new Value("int32"), new Value("int32")];
    // Whoever cooks waits for the other stove to be taken, so that luck has no say in it.
    const [start, allStoves] = [new Barrier(COOKS), new Barrier(STOVES)];
    const args = [stoves, now, most, start, allStoves] as const;
    const cooks = Array.from(
      { length: COOKS },
      (_, n) => new Thread({ module: import.meta.url, name: `cook ${n + 1}`, target: cook, args }),
    );
    await finish(cooks);
    claim(`never more than ${STOVES} of ${COOKS} cooked at once`, most.value <= STOVES, most.value);
    claim("but two did", most.value === STOVES, most.value);
    claim("at the end all permits are back", stoves.getValue() === STOVES, stoves.getValue());

    stoves.release();
    claim("a release too many makes a permit", stoves.getValue() === STOVES + 1, stoves.getValue());
    const bounded = new BoundedSemaphore(STOVES);
    const error = errorOf(() => bounded.release());
    say(`${error}`);
    claim("a BoundedSemaphore refuses that", error instanceof InvalidStateError, error);
  },
};

/** Waits for a stove, cooks, and counts how many do so at that moment. */
export function cook(
  stoves: Semaphore,
  now: Value<"int32">,
  most: Value<"int32">,
  start: Barrier,
  allStoves: Barrier,
): void {
  start.waitSync(); // all are in the kitchen
  using _permit = stoves.holdSync();
  using _span = span("cooks");
  const cooking = now.add(1) + 1;
  {
    using _held = most.getLock().holdSync();
    most.value = Math.max(most.value, cooking);
  }
  allStoves.waitSync();
  rest(100); // so that one can see it in the chart
  now.add(-1);
}

if (import.meta.main) await demo.run();
