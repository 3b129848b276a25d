import { type Deadline, DeadlineHeap } from "./deadline_heap.ts";
import { inNextTurn } from "./turns.ts";

/** What `setTimeout()` can count: 31 bits, 24 days. */
const longest = 2 ** 31 - 1;

const heap = new DeadlineHeap<Timer>();
/** The one timer of the runtime that stands for all of ours, and when it rings. */
let alarm: { readonly id: ReturnType<typeof setTimeout>; readonly at: number } | undefined;
let timers = 0;

/**
 * Something to be done at a certain time.
 *
 * A timer of the runtime costs 1.8 KB and 3 µs; a hundred thousand sleepers feel that. These share
 * one: it rings for the first deadline of a heap. They act in the order of their deadlines, equal
 * ones in the order in which they were made, and never too early.
 */
export class Timer implements Deadline {
  readonly at: number;
  readonly order: number;
  place = -1;
  #act: (() => void) | undefined;

  /**
   * Starts the timer.
   *
   * @param at Milliseconds on the clock of `performance.now()`. A time that has passed means the
   * next turn of the event loop, in the order of the deadlines, and `-Infinity` the next turn in the
   * order of asking; `Infinity` never comes, but keeps the program alive.
   * @param act What to do then. It must not throw.
   */
  constructor(at: number, act: () => void) {
    this.at = at;
    this.order = timers++;
    this.#act = act;
    if (at === -Infinity) {
      inNextTurn(() => this.#ring());
      return;
    }
    heap.add(this);
    if (at <= performance.now()) inNextTurn(Timer.ringAll);
    else if (heap.first === this) setAlarm();
  }

  /** Does all that is due. */
  static ringAll(this: void): void {
    const due: Timer[] = [];
    const now = performance.now();
    for (let { first } = heap; first !== undefined && first.at <= now; { first } = heap) {
      heap.remove(first);
      due.push(first);
    }
    // What they make due is for the next turn.
    for (const timer of due) timer.#ring();
    setAlarm();
  }

  /** Takes the timer back; does nothing if it has rung. */
  cancel(): void {
    this.#act = undefined;
    // An alarm that rings for nobody does no harm, unless it keeps the program waiting.
    if (heap.remove(this) && heap.size === 0) setAlarm();
  }

  #ring(): void {
    const act = this.#act;
    this.#act = undefined;
    act?.();
  }
}

function setAlarm(): void {
  if (alarm === undefined && heap.size === 0) return;
  // Deno 2.9 loads them at their first use, and runs microtasks then, which may set alarms as well: so
  // before anything is looked at.
  const { setTimeout, clearTimeout } = globalThis;
  const at = heap.first?.at;
  if (alarm !== undefined && at !== undefined && alarm.at <= at) return;
  clearTimeout(alarm?.id);
  alarm = undefined;
  if (at === undefined) return;
  const ms = Math.max(0, Math.min(Math.ceil(at - performance.now()), longest));
  alarm = { id: setTimeout(onAlarm, ms), at };
}

function onAlarm(): void {
  alarm = undefined;
  Timer.ringAll();
}
