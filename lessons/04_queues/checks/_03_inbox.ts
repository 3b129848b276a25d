import { QueueEmpty, QueueShutDown } from "interleave/processes";
import type { Inbox } from "../exercises/03_batch.ts";

/** A text, and when it comes, in milliseconds. */
export type Arrival = readonly [at: number, text: string];

/**
 * A queue with a clock of its own: time passes only while somebody waits for a text, and a moment with
 * every question that is answered at once. So it is the same on every machine.
 */
export class TimedInbox implements Inbox {
  /** Milliseconds since the beginning. */
  now = 0;
  /** How often somebody asked and there was nothing, without waiting for it. */
  askedInVain = 0;
  readonly #arrivals: Arrival[];
  readonly #shutAt: number;

  /** With what will come, earliest first, and when the queue is shut down. */
  constructor(arrivals: readonly Arrival[], shutAt = Infinity) {
    this.#arrivals = [...arrivals];
    this.#shutAt = shutAt;
  }

  /** The texts that nobody has got. */
  get left(): string[] {
    return this.#arrivals.map(([, text]) => text);
  }

  getSync({ timeout = Infinity }: { readonly timeout?: number } = {}): string {
    const next = Math.max(this.now, this.#arrivals[0]?.[0] ?? this.#shutAt);
    const patience = this.now + Math.max(0, timeout);
    if (next === Infinity && patience === Infinity) throw new RangeError("it waits for ever");
    if (next > patience) {
      if (timeout <= 0) this.#ask();
      else this.now = patience;
      throw new QueueEmpty();
    }
    this.now = next;
    const arrival = this.#arrivals.shift();
    if (arrival === undefined) throw new QueueShutDown("get from");
    return arrival[1];
  }

  getNowait(): string {
    return this.getSync({ timeout: 0 });
  }

  empty(): boolean {
    const isEmpty = !((this.#arrivals[0]?.[0] ?? Infinity) <= this.now);
    if (isEmpty) this.#ask();
    return isEmpty;
  }

  #ask(): void {
    this.askedInVain++;
    this.now++;
  }
}
