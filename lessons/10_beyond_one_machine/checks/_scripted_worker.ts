import { EndOfPipe, TimeoutError } from "interleave/processes";
import type { Message, Worker } from "../exercises/04_heartbeat.ts";

/** What happens after so many milliseconds: a message, an error of `recv()`; or nothing any more. */
export type Scene = readonly [after: number, what: Message | Error];

/** A worker that does what a check wants; time passes in its `recv()` only, and costs none. */
export class ScriptedWorker implements Worker {
  /** The jobs that it was given. */
  readonly jobs: number[] = [];
  closed = false;
  /** The milliseconds for which it was waited for. */
  waited = 0;
  readonly #scenes: Scene[];

  constructor(...scenes: readonly Scene[]) {
    this.#scenes = [...scenes];
  }

  send(job: number): Promise<void> {
    this.jobs.push(job);
    return Promise.resolve();
  }

  // deno-lint-ignore require-await -- what it throws has to be a rejection
  async recv({ timeout }: { timeout: number }): Promise<Message> {
    const [after, what] = this.#scenes[0] ?? [Infinity, new EndOfPipe()];
    if (after <= timeout && after !== Infinity) {
      this.waited += after;
      this.#scenes.shift();
      if (what instanceof Error) throw what;
      return what;
    }
    if (timeout === Infinity) throw new Error("It waits for ever: nothing will come any more");
    this.waited += timeout;
    if (this.#scenes.length > 0) this.#scenes[0] = [after - timeout, what];
    throw new TimeoutError("Cannot receive: nothing was sent at the other end in time");
  }

  close(): void {
    this.closed = true;
  }
}
