import { collectTickets } from "../codec/tickets.ts";
import { decode, encode } from "../codec/codec.ts";
import { isAnyToBeMoved, type Moved, takeAway } from "../codec/move.ts";

/** A list of values, some of whose memory is moved: it is gone from where the values came from. */
export interface Parcel {
  /** The values, but for that memory. */
  readonly message: Uint8Array;
  readonly moved: readonly Moved[];
  /** Lets go of what the values take along; if it will not be sent. */
  discard(): void;
}

/**
 * Takes away what is to be moved in a list of values.
 *
 * @returns The values with it; `undefined` if there is nothing of that kind in them.
 * @throws {TypeError} if one of them cannot be sent.
 * @throws {DOMException} `DataCloneError` if something cannot be moved after all.
 */
export function packMoved(values: readonly unknown[]): Parcel | undefined {
  if (!isAnyToBeMoved()) return undefined;
  const moved: Moved[] = [];
  const { message, tickets } = collectTickets(() =>
    encode(values, { name: "", to: "thread", moved })
  );
  const discard = (): void => tickets.forEach((ticket) => ticket.withdraw());
  try {
    if (moved.length > 0) return { message, moved: takeAway(moved), discard };
  } catch (error) {
    discard();
    throw error;
  }
  discard();
  return undefined;
}

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
  send(task: number, { moved }: Parcel): void {
    this.#port.postMessage([task, moved], [...moved]);
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

/** What has come through a port. Not by an event, as there are none while the thread is blocked. */
function take(port: MessagePort): [task: number, moved: Moved[]] {
  const { receiveMessageOnPort } = process.getBuiltinModule("node:worker_threads");
  const received = receiveMessageOnPort(port as never);
  if (received === undefined) throw new Error("Cannot receive what was moved: it is not there");
  return received.message;
}
