/**
 * A lock for many readers or one writer, and the threads of the demo that use it. Readers come in
 * whenever somebody reads, and writers have to wait.
 *
 * @module
 */
import { rest } from "interleave/evidence";
import { type Barrier, Condition, Value } from "interleave/threads";
import { span } from "interleave/timeline";

export interface Timetable {
  readonly condition: Condition;
  readonly reading: Value<"int32">;
  readonly writing: Value<"int32">;
  /** How many writers wait: for those who look on. */
  readonly waiting: Value<"int32">;
  /** How many are there, as they have seen it themselves. */
  readonly inside: Value<"int32">;
  /** How often a writer has found that it was not alone. */
  readonly disturbed: Value<"int32">;
}

export function makeTimetable(): Timetable {
  return {
    condition: new Condition(),
    reading: new Value("int32"),
    writing: new Value("int32"),
    waiting: new Value("int32"),
    inside: new Value("int32"),
    disturbed: new Value("int32"),
  };
}

export function startReading({ condition, reading, writing }: Timetable): void {
  using _held = condition.holdSync();
  condition.waitForSync(() => writing.value === 0);
  reading.value += 1;
}

export function stopReading({ condition, reading }: Timetable): void {
  using _held = condition.holdSync();
  reading.value -= 1;
  condition.notifyAll();
}

export function startWriting({ condition, reading, writing, waiting }: Timetable): void {
  using _held = condition.holdSync();
  waiting.value += 1;
  condition.waitForSync(() => reading.value === 0 && writing.value === 0);
  waiting.value -= 1;
  writing.value = 1;
}

export function stopWriting({ condition, writing }: Timetable): void {
  using _held = condition.holdSync();
  writing.value = 0;
  condition.notifyAll();
}

/** Reads, and does not leave before all readers are there: if they kept each other out, it never would. */
export function read(timetable: Timetable, together: Barrier): void {
  startReading(timetable);
  {
    using _span = span("reads");
    timetable.inside.add(1);
    together.waitSync();
    rest(50); // so that one can see it in the chart
    timetable.inside.add(-1);
  }
  stopReading(timetable);
}

/** Writes, and looks whether anybody else is there. */
export function write(timetable: Timetable): void {
  const { inside, disturbed } = timetable;
  startWriting(timetable);
  {
    using _span = span("writes");
    if (inside.add(1) !== 0) disturbed.add(1);
    rest(50);
    inside.add(-1);
  }
  stopWriting(timetable);
}
