// Writers wait until nobody reads, however many readers come meanwhile.

import type { Condition, Value } from "interleave/explore";

export interface Timetable {
  readonly reading: Value;
  readonly writing: Value;
  readonly waiting: Value;
  readonly condition: Condition;
}

export function startReading({ reading, writing, condition }: Timetable): void {
  using _held = condition.holdSync();
  while (writing.value > 0) condition.waitSync();
  reading.value += 1;
}

export function stopReading({ reading, condition }: Timetable): void {
  using _held = condition.holdSync();
  reading.value -= 1;
  condition.notifyAll();
}

export function startWriting({ reading, writing, condition }: Timetable): void {
  using _held = condition.holdSync();
  while (reading.value > 0 || writing.value > 0) condition.waitSync();
  writing.value = 1;
}

export function stopWriting({ writing, condition }: Timetable): void {
  using _held = condition.holdSync();
  writing.value = 0;
  condition.notifyAll();
}
