// A lock for all: readers keep each other out.

import type { Condition, Value } from "interleave/explore";

export interface Timetable {
  readonly reading: Value;
  readonly writing: Value;
  readonly waiting: Value;
  readonly condition: Condition;
}

export function startReading(timetable: Timetable): void {
  startWriting(timetable);
}

export function stopReading(timetable: Timetable): void {
  stopWriting(timetable);
}

export function startWriting({ writing, condition }: Timetable): void {
  using _held = condition.holdSync();
  while (writing.value > 0) condition.waitSync();
  writing.value = 1;
}

export function stopWriting({ writing, condition }: Timetable): void {
  using _held = condition.holdSync();
  writing.value = 0;
  condition.notifyAll();
}
