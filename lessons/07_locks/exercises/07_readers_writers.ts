/**
 * Readers and a writer
 *
 * Many may read a timetable at the same time. Who writes has to be alone: no reader, and no other writer.
 *
 * And a writer must not wait for ever because there is always somebody reading: once a writer waits,
 * readers who come later wait for that writer.
 */
import type { Condition, Value } from "interleave/explore";

/** What all share. The numbers are 0 at the beginning; use them as you like. */
export interface Timetable {
  /** How many read. */
  readonly reading: Value;
  /** 1 while somebody writes. */
  readonly writing: Value;
  /** How many writers wait. */
  readonly waiting: Value;
  /** To be held by whoever uses the numbers. */
  readonly condition: Condition;
}

/** Waits until it may read. */
export function startReading({ reading, condition }: Timetable): void {
  using _held = condition.holdSync();
  // TODO: not while somebody writes, and not while a writer waits.
  reading.value += 1;
}

/** Has read. */
export function stopReading({ reading, condition }: Timetable): void {
  using _held = condition.holdSync();
  reading.value -= 1;
  // TODO: for whom is this news?
}

/** Waits until it may write. */
export function startWriting({ writing, condition }: Timetable): void {
  using _held = condition.holdSync();
  // TODO: not while anybody reads or writes; and let readers see that a writer waits.
  writing.value = 1;
}

/** Has written. */
export function stopWriting({ writing, condition }: Timetable): void {
  using _held = condition.holdSync();
  writing.value = 0;
  // TODO: for whom is this news?
}
