// A writer closes the door first, and then waits until the readers inside have gone.
import type { Condition, Value } from "interleave/explore";

export interface Timetable {
  readonly reading: Value;
  readonly writing: Value;
  readonly waiting: Value;
  readonly condition: Condition;
}

export function startReading({ reading, writing, condition }: Timetable): void {
  condition.acquireSync();
  condition.waitForSync(() => writing.value === 0);
  reading.value += 1;
  condition.release();
}

export function stopReading({ reading, condition }: Timetable): void {
  condition.acquireSync();
  reading.value -= 1;
  if (reading.value === 0) condition.notifyAll();
  condition.release();
}

export function startWriting({ reading, writing, condition }: Timetable): void {
  condition.acquireSync();
  condition.waitForSync(() => writing.value === 0);
  writing.value = 1;
  condition.waitForSync(() => reading.value === 0);
  condition.release();
}

export function stopWriting({ writing, condition }: Timetable): void {
  condition.acquireSync();
  writing.value = 0;
  condition.notifyAll();
  condition.release();
}
