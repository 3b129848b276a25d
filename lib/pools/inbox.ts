import { QueueEmpty } from "../errors.ts";
import { inNextTurn } from "../timer/turns.ts";
import type { ResultMessage } from "./messages.ts";
import { makeResults, type MessageQueue, type WorkerKind } from "./worker.ts";

/** What an inbox asks its owner. */
export interface InboxOwner {
  /** Takes a result. */
  take(message: ResultMessage): void;
  /** Whether results are expected. */
  isExpecting(): boolean;
  /** How long to look for results, turn by turn of the event loop, before going to sleep; in milliseconds. */
  patience(): number;
}

/** Where the results of all workers arrive. */
export class Inbox implements Disposable {
  /** Where workers put them. */
  readonly queue: MessageQueue<ResultMessage>;
  readonly #owner: InboxOwner;
  #listening: AbortController | undefined;
  /** Settles when nobody listens any more. */
  #heard: Promise<void> = Promise.resolve();

  /** Makes one for workers of a kind. */
  constructor(kind: WorkerKind, owner: InboxOwner) {
    this.queue = makeResults(kind);
    this.#owner = owner;
  }

  /** Hands over what is there; returns how many. */
  takeAll(): number {
    let count = 0;
    for (; !this.queue.empty(); count++) this.#owner.take(this.queue.getNowait());
    return count;
  }

  /** Hands over the next result, blocking for so many milliseconds; returns whether there was one. */
  takeSync(timeout: number): boolean {
    let message: ResultMessage;
    try {
      message = this.queue.getSync({ timeout });
    } catch (error) {
      if (error instanceof QueueEmpty) return false;
      throw error;
    }
    this.#owner.take(message);
    return true;
  }

  /** Sees to it that results are handed over as they come, as long as any are expected. */
  listen(): void {
    if (this.#listening === undefined) this.#heard = this.#listen();
  }

  /** Listens no more; settles when that is so. */
  stop(): Promise<void> {
    this.#listening?.abort();
    return this.#heard;
  }

  /** Gives its memory back; nobody may listen or send any more. */
  [Symbol.dispose](): void {
    this.queue[Symbol.dispose]();
  }

  async #listen(): Promise<void> {
    const { signal } = this.#listening = new AbortController();
    const owner = this.#owner;
    const sleepFrom = (): number => performance.now() + owner.patience();
    try {
      let patient = sleepFrom();
      while (owner.isExpecting()) {
        if (this.takeAll() > 0) patient = sleepFrom();
        else if (performance.now() < patient) await new Promise<void>(inNextTurn);
        else owner.take(await this.queue.get({ signal }));
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#listening = undefined;
    }
  }
}
