import { gantt, type TimelineEvent } from "interleave/timeline";

/**
 * A chart with a lane for each coroutine.
 *
 * A recording has one for each process and thread: coroutines share theirs, and only the program
 * knows which of them is at work.
 */
export class Chart {
  readonly #events: TimelineEvent[] = [];
  #spans = 0;

  /** `who` does something until the result is disposed. */
  span(who: string, text: string): Disposable {
    const id = ++this.#spans;
    this.#add(who, "begin", text, id);
    return { [Symbol.dispose]: () => this.#add(who, "finish", text, id) };
  }

  /** `who` has its turn. */
  mark(who: string, text: string): void {
    this.#add(who, "mark", text);
  }

  /** Prints it. */
  draw(): void {
    console.log(gantt(this.#events));
  }

  #add(lane: string, kind: TimelineEvent["kind"], text: string, id?: number): void {
    const at = performance.timeOrigin + performance.now();
    this.#events.push({ at, pid: Deno.pid, lane, kind, text, ...(id && { id }) });
  }
}
