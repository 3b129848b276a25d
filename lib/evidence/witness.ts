import type { TimelineEvent } from "../timeline/event.ts";

/** One moment is told from the next by at least so much, in milliseconds. */
const TICK = 0.001;

/**
 * Sees who does what in this process, under names that the check gives: tasks have none of their own.
 * Processes and threads need no witness: what they do in a `span()` is in the recording.
 *
 * No two events have the same time, so that their order is exactly that of the calls.
 *
 * @example Two tasks are at work together
 * ```ts
 * import { assertOverlap, Witness } from "interleave/checks";
 *
 * const witness = new Witness();
 * async function load(name: string): Promise<void> {
 *   using _span = witness.span(name, "load");
 *   await Promise.resolve();
 * }
 * await Promise.all([load("A"), load("B")]);
 * assertOverlap(witness.events, "load", { input: "load A and B", atLeast: 2 });
 * ```
 */
export class Witness {
  readonly #events: TimelineEvent[] = [];
  #last = 0;
  #spans = 0;

  /** What was seen so far, earliest first. */
  get events(): readonly TimelineEvent[] {
    return this.#events;
  }

  /**
   * Sees `worker` do something for a while.
   *
   * @param worker Who.
   * @param text What.
   * @returns Ends it; use it with `using`.
   */
  span(worker: string, text: string): Disposable {
    const id = ++this.#spans;
    let isOpen = true;
    this.#see(worker, "begin", text, id);
    return {
      [Symbol.dispose]: (): void => {
        if (isOpen) this.#see(worker, "finish", text, id);
        isOpen = false;
      },
    };
  }

  /**
   * Sees `worker` do something at once.
   *
   * @param worker Who.
   * @param text What.
   */
  mark(worker: string, text: string): void {
    this.#see(worker, "mark", text);
  }

  #see(lane: string, kind: TimelineEvent["kind"], text: string, id?: number): void {
    this.#last = Math.max(performance.timeOrigin + performance.now(), this.#last + TICK);
    const more = id === undefined ? {} : { id };
    this.#events.push({ at: this.#last, pid: Deno.pid, lane, kind, text, ...more });
  }
}
