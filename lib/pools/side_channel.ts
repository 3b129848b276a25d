import { decode } from "../codec/codec.ts";
import type { Moved } from "../codec/move.ts";
import type { Parcel } from "./parcel.ts";

/**
 * One end of the way of what is moved between a pool and a thread of it: a port beside the queues, which
 * hold the messages.
 */
export class SideChannel {
  readonly #port: MessagePort;

  /** Takes one of the ports of a `MessageChannel`. */
  constructor(port: MessagePort) {
    this.#port = port;
  }

  /** Sends what belongs to the task of a number; before the message, so that it is there when that is. */
  send(task: number, parcel: Parcel): void {
    parcel.post(this.#port, task);
  }

  /** The values whose message has come. What came for tasks before that one is dropped. */
  receive(task: number, message: Uint8Array): unknown[] {
    for (;;) {
      const [number, moved] = take(this.#port);
      if (number === task) return decode(message, { moved }) as unknown[];
    }
  }

  /** Ends it; after the other side has ended. */
  close(): void {
    this.#port.close();
  }
}

/** Loaded by who first receives something: most pools never do. */
let threads: ReturnType<typeof process.getBuiltinModule<"node:worker_threads">> | undefined;

/** What has come through a port. Not by an event, as there are none while the thread is blocked. */
function take(port: MessagePort): [task: number, moved: Moved[]] {
  threads ??= process.getBuiltinModule("node:worker_threads");
  const received = threads.receiveMessageOnPort(port as never);
  if (received === undefined) throw new Error("Cannot receive what was moved: it is not there");
  return received.message;
}
