/**
 * What the threads of this program know of each other: who lives, under which name, who was asked to end.
 *
 * The record of a thread is a region that the thread which starts it makes, and gives back when it has
 * seen its end. Whoever else reads it looks afterwards whether it was still there.
 * ```text
 *        0       1       2       3           4
 *   daemon  report  length  length  the name, in UTF-8 …
 * ```
 *
 * @module
 */

import { type Arena, ArenaRegion } from "./arena.ts";
import type { Cell } from "./cell.ts";
import {
  CANCELLED_AT,
  CLAIMS_AT,
  RECORDS_AT,
  THREAD_NAMES_AT,
  THREADS,
  THREADS_AT,
} from "./layout.ts";
import { threadMemory } from "./thread_memory.ts";
import { waitAsync } from "./wait.ts";

const DAEMON = 0, REPORT = 1, REPORT_LENGTH = 2, NAME_LENGTH = 3, NAME = 4;

/** What others can know of a thread. */
export interface ThreadDescription {
  readonly ident: number;
  readonly name: string;
  readonly daemon: boolean;
}

/** The next number for a name such as `Thread-7`. */
export function nextThreadName(): number {
  return threadMemory().cellAt(THREAD_NAMES_AT).add(1) + 1;
}

/** Whether a thread has not ended. */
export function isThreadAlive(ident: number): boolean {
  return threadMemory().isAlive(ident);
}

/** The cell that holds a thread's number until it has ended. */
export function endOf(ident: number): Cell {
  return threadMemory().cellAt(THREADS_AT + ident % THREADS);
}

/** Asks a thread to end. */
export function cancelThread(ident: number): void {
  const cell = cancellationOf(ident);
  cell.store(ident);
  cell.unpark(Infinity);
}

/** Whether a thread was asked to end. */
export function isThreadCancelled(ident: number): boolean {
  return cancellationOf(ident).load() === ident;
}

/**
 * Waits until a thread is asked to end; not for others than itself, because it ends unasked too.
 *
 * @param deadline Milliseconds on the clock of `performance.now()`.
 * @returns Whether it was asked in time.
 */
export function untilCancelled(ident: number, deadline: number): Promise<boolean> {
  const cell = cancellationOf(ident);
  const attempt = (): true | number => {
    const cancelled = cell.load();
    return cancelled === ident ? true : cancelled;
  };
  return waitAsync(cell, attempt, deadline, undefined);
}

/** The cell that holds a thread's number once it was asked to end; before, anything else. */
function cancellationOf(ident: number): Cell {
  return threadMemory().cellAt(CANCELLED_AT + ident % THREADS);
}

/** The cell that decides which of two threads starts a third one: see `CLAIMS_AT`. */
export function claimOn(ident: number): Cell {
  return threadMemory().cellAt(CLAIMS_AT + ident % THREADS);
}

/** The record of a thread, for the one that starts it and for the thread itself. */
export class ThreadRecord {
  readonly #region: ArenaRegion;

  private constructor(region: ArenaRegion) {
    this.#region = region;
  }

  /** Makes a record, and makes it known. */
  static publish({ ident, name, daemon }: ThreadDescription): ThreadRecord {
    const bytes = new TextEncoder().encode(name);
    const arena = threadMemory();
    const region = arena.reserve(wordsFor(bytes.length));
    region.cell(DAEMON).store(Number(daemon));
    region.cell(NAME_LENGTH).store(bytes.length);
    arena.bytes.set(bytes, 4 * (region.start + NAME));
    arena.cellAt(RECORDS_AT + ident % THREADS).store(region.start);
    return new ThreadRecord(region);
  }

  /** The record of a thread that lives, for the thread itself. */
  static of(ident: number): ThreadRecord {
    const arena = threadMemory();
    const start = arena.cellAt(RECORDS_AT + ident % THREADS).load();
    const words = wordsFor(arena.words[start + NAME_LENGTH]!);
    return new ThreadRecord(new ArenaRegion(arena, start, words));
  }

  /** Leaves a text for the one that started the thread: how it ended. */
  leaveReport(text: string): void {
    const bytes = new TextEncoder().encode(text);
    const { memory } = this.#region;
    const region = memory.reserve(Math.max(1, Math.ceil(bytes.length / 4)));
    memory.bytes.set(bytes, 4 * region.start);
    this.#region.cell(REPORT_LENGTH).store(bytes.length);
    this.#region.cell(REPORT).store(region.start);
  }

  /** Takes the text that the thread has left, and gives the record back; nobody may use it any more. */
  takeReport(): string | null {
    const start = this.#region.cell(REPORT).load();
    const length = this.#region.cell(REPORT_LENGTH).load();
    const { memory } = this.#region;
    const text = start === 0 ? null : textAt(memory, start, length);
    if (start !== 0) memory.allocator.release(start, Math.max(1, Math.ceil(length / 4)));
    this.#region.release();
    return text;
  }
}

/** The threads that live and have a record: all but the main one. */
export function livingThreads(): ThreadDescription[] {
  const arena = threadMemory();
  const living: ThreadDescription[] = [];
  for (let slot = 0; slot < THREADS; slot++) {
    const ident = arena.words[THREADS_AT + slot]!;
    if (ident <= 0) continue;
    const description = describe(arena, ident);
    if (description !== null) living.push(description);
  }
  return living.sort((a, b) => a.ident - b.ident);
}

function describe(arena: Arena, ident: number): ThreadDescription | null {
  const record = arena.cellAt(RECORDS_AT + ident % THREADS);
  const start = record.load();
  if (start === 0) return null;
  const daemon = arena.words[start + DAEMON] === 1;
  const length = arena.words[start + NAME_LENGTH]!;
  // Once it has ended, others may write into what was its record: then what was read means nothing.
  const isThere = (): boolean => record.load() === start && endOf(ident).load() === ident;
  if (!isThere()) return null;
  const name = textAt(arena, start + NAME, length);
  return isThere() ? { ident, name, daemon } : null;
}

/** How many words a record has. */
function wordsFor(nameLength: number): number {
  return NAME + Math.ceil(nameLength / 4);
}

/** A copy is decoded, because a decoder refuses memory that may change meanwhile. */
function textAt(arena: Arena, start: number, length: number): string {
  return new TextDecoder().decode(arena.bytes.slice(4 * start, 4 * start + length));
}
