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
export function startReading({ reading, writing, waiting, condition }: Timetable): void {
  using _held = condition.holdSync();
  // A writer who waits counts as much as one who writes: so the readers run out, one by one.
  while (writing.value > 0 || waiting.value > 0) condition.waitSync();
  reading.value += 1;
}

/** Has read. */
export function stopReading({ reading, condition }: Timetable): void {
  using _held = condition.holdSync();
  reading.value -= 1;
  // All, because readers wait for the same condition: one who is woken in vain wakes nobody else.
  condition.notifyAll();
}

/** Waits until it may write. */
export function startWriting({ reading, writing, waiting, condition }: Timetable): void {
  using _held = condition.holdSync();
  waiting.value += 1;
  while (reading.value > 0 || writing.value > 0) condition.waitSync();
  waiting.value -= 1;
  writing.value = 1;
}

/** Has written. */
export function stopWriting({ writing, condition }: Timetable): void {
  using _held = condition.holdSync();
  writing.value = 0;
  condition.notifyAll();
}
