// Whoever was woken goes on, although somebody else may have been quicker.

import type { Condition, Value } from "interleave/explore";

export interface Timetable {
  readonly reading: Value;
  readonly writing: Value;
  readonly waiting: Value;
  readonly condition: Condition;
}

export function startReading({ reading, writing, waiting, condition }: Timetable): void {
  using _held = condition.holdSync();
  if (writing.value > 0 || waiting.value > 0) condition.waitSync();
  reading.value += 1;
}

export function stopReading({ reading, condition }: Timetable): void {
  using _held = condition.holdSync();
  reading.value -= 1;
  condition.notifyAll();
}

export function startWriting({ reading, writing, waiting, condition }: Timetable): void {
  using _held = condition.holdSync();
  waiting.value += 1;
  if (reading.value > 0 || writing.value > 0) condition.waitSync();
  waiting.value -= 1;
  writing.value = 1;
}

export function stopWriting({ writing, condition }: Timetable): void {
  using _held = condition.holdSync();
  writing.value = 0;
  condition.notifyAll();
}
