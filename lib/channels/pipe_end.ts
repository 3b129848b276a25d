import type { Destination } from "../codec/registry.ts";
import { issueTicket } from "../codec/tickets.ts";
import { BrokenPipe, EndOfPipe, InvalidStateError, TimeoutError } from "../errors.ts";
import { atThreadEnd } from "../memory/thread_ticket.ts";
import { atFork } from "../system/at_fork.ts";
import type { SyncWaitOptions, WaitOptions } from "../waiting.ts";
import { deliver, deliverNow, deliverSync } from "./deliver.ts";
import type { Holders } from "./holders.ts";
import { pack, type Parcel } from "./message.ts";
import { Pending } from "./pending.ts";
import type { Channel, End, PipeState } from "./pipe_state.ts";
import { NOTHING } from "./store.ts";

const done = Promise.resolve();
/** How often to look whether those at the other end are still alive, in milliseconds. */
const LOOK = 50;
/** The open ends of this thread that others can see. */
const open = new Set<PipeEnd>();

/** Makes of a message what is wanted; the message stays in the pipe if this throws. */
export type Read<R> = (message: Uint8Array) => R;

/**
 * One end of a pipe as one of those has it who have it: who waits here for what, and whether anybody is
 * left at the other end.
 */
export class PipeEnd {
  /** The pipe. */
  readonly pipe: PipeState;
  /** Which of its ends. */
  readonly end: End;
  readonly #own: Holders;
  readonly #others: Holders;
  #slot: number;
  #heir = 0;
  #incoming: Channel | undefined;
  readonly #outgoing: Channel | undefined;
  readonly #pending = new Pending();
  #closed = false;
  /** When to look again whether the others are alive. */
  #look = 0;

  /** Takes the end of which this thread has a slot. */
  constructor(pipe: PipeState, end: End, slot: number) {
    const other = end === 0 ? 1 : 0;
    this.pipe = pipe;
    this.end = end;
    this.#own = pipe.holders[end];
    this.#others = pipe.holders[other];
    this.#slot = slot;
    this.#incoming = pipe.channels[end];
    this.#outgoing = pipe.channels[other];
    // Within one thread nobody asks who is left.
    if (pipe.region.memory.kind === "local") return;
    if (open.size === 0) addEventListener("unload", closeAll);
    open.add(this);
  }

  /** Whether it was closed here. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Whether something can be received. */
  get readable(): boolean {
    return this.#incoming !== undefined;
  }

  /** Whether something can be sent. */
  get writable(): boolean {
    return this.#outgoing !== undefined;
  }

  /** Whether to receive would not mean to wait. */
  get ready(): boolean {
    return this.#readable().size() > 0 || this.#isAbandoned();
  }

  /** Encodes a value that is to be delivered. */
  pack(value: unknown): Parcel {
    this.#writable();
    return pack(value, this.pipe.to);
  }

  /** Delivers a parcel as soon as there is room. */
  deliver(parcel: Parcel, options: WaitOptions): Promise<void> {
    const outgoing = this.#writable();
    const add = (parcel: Parcel): boolean => this.#add(outgoing, parcel);
    return deliverNow(outgoing, parcel, add) ? done : this.#deliverLater(parcel, options);
  }

  async #deliverLater(parcel: Parcel, options: WaitOptions): Promise<void> {
    const outgoing = this.#writable();
    // Whose bytes they are may write to them while they wait.
    const kept = { ...parcel, message: parcel.message.slice() };
    const add = (parcel: Parcel): boolean => this.#add(outgoing, parcel);
    const delivering = deliver(outgoing, kept, add, options);
    if (!await this.#pending.during(delivering)) throw late("send", "received");
  }

  /** The same; blocks the thread meanwhile. */
  deliverSync(parcel: Parcel, options: SyncWaitOptions): void {
    const outgoing = this.#writable();
    const add = (parcel: Parcel): boolean => this.#add(outgoing, parcel);
    if (!deliverSync(outgoing, parcel, add, options)) throw late("send", "received");
  }

  #add(outgoing: Channel, parcel: Parcel): boolean {
    this.#checkOpen("send");
    if (this.#isAbandoned()) throw new BrokenPipe();
    if (!outgoing.add(parcel)) return false;
    outgoing.ledger.arrivals.announce();
    return true;
  }

  /** Receives a message as soon as there is one. */
  async receive<R>(read: Read<R>, options: WaitOptions): Promise<R> {
    const incoming = this.#readable();
    let result: R | typeof NOTHING = NOTHING;
    const take = (): boolean => (result = this.#take(incoming, read)) !== NOTHING;
    const receiving = incoming.ledger.arrivals.until(take, options);
    if (!await this.#pending.during(receiving)) throw late("receive", "sent");
    return result as R;
  }

  /** The same; blocks the thread meanwhile. */
  receiveSync<R>(read: Read<R>, options: SyncWaitOptions): R {
    const incoming = this.#readable();
    let result: R | typeof NOTHING = NOTHING;
    const take = (): boolean => (result = this.#take(incoming, read)) !== NOTHING;
    if (!incoming.ledger.arrivals.untilSync(take, options)) throw late("receive", "sent");
    return result as R;
  }

  #take<R>(incoming: Channel, read: Read<R>): R | typeof NOTHING {
    this.#checkOpen("receive");
    let result = incoming.read(read);
    if (result === NOTHING && this.#isAbandoned()) {
      // The last one may have sent something just before it left.
      result = incoming.read(read);
      if (result === NOTHING) throw new EndOfPipe();
    }
    if (result !== NOTHING) incoming.ledger.departures.announce();
    return result;
  }

  /** Receives nothing more. */
  stopReceiving(): void {
    this.#incoming = undefined;
  }

  /** Waits until it is ready. */
  async wait(options: WaitOptions): Promise<boolean> {
    const { arrivals } = this.#readable().ledger;
    return await this.#pending.during(
      arrivals.until(() => this.#isReadyFor(arrivals), options),
    );
  }

  /** The same; blocks the thread meanwhile. */
  waitSync(options: SyncWaitOptions): boolean {
    const { arrivals } = this.#readable().ledger;
    return arrivals.untilSync(() => this.#isReadyFor(arrivals), options);
  }

  /** Gives the slot back. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (open.delete(this) && open.size === 0) removeEventListener("unload", closeAll);
    for (const holders of this.pipe.holders) holders.bury();
    this.#own.leave(this.#slot);
    this.#alarm();
    this.#pending.afterwards(() => this.pipe.leave());
  }

  /**
   * Takes a slot for one more holder, which is on its way.
   *
   * @returns The slot, which the holder receives.
   */
  travel(): number {
    this.#checkOpen("send the connection");
    const slot = this.#own.send();
    issueTicket({
      address: (receiver: number, kind: Destination) => this.#own.address(slot, receiver, kind),
      withdraw: () => this.#letGo(slot),
    });
    return slot;
  }

  /** Wakes all who wait for anything in the pipe. */
  #alarm(): void {
    for (const channel of this.pipe.channels) {
      channel?.ledger.arrivals.alarm();
      channel?.ledger.departures.alarm();
    }
  }

  /** Gives back a slot that was taken for another. */
  #letGo(slot: number): void {
    this.#own.leave(slot);
    this.#alarm();
    this.pipe.leave();
  }

  /** Whether there is something to receive, for one of those who wait for that: others may, too. */
  #isReadyFor(arrivals: { announce(): void }): boolean {
    if (!this.ready) return false;
    arrivals.announce();
    return true;
  }

  /** Whether nobody is left at the other end. */
  #isAbandoned(): boolean {
    if (!this.#others.some) return true;
    const now = performance.now();
    if (now < this.#look) return false;
    this.#look = now + LOOK;
    this.#others.bury();
    return !this.#others.some;
  }

  #readable(): Channel {
    this.#checkOpen("receive");
    return this.#incoming ?? refuse("receive", "sending");
  }

  #writable(): Channel {
    this.#checkOpen("send");
    return this.#outgoing ?? refuse("send", "receiving");
  }

  #checkOpen(action: string): void {
    if (this.#closed) throw new InvalidStateError(`Cannot ${action}: the connection is closed`);
  }

  static {
    // A forked child has a copy of each end, from its first moment on.
    const mapped = (): PipeEnd[] =>
      [...open].filter(({ pipe }) => pipe.region.memory.kind === "mapped");
    let parent = 0;
    atFork({
      before(): boolean {
        const ends = mapped();
        for (const end of ends) {
          parent = end.pipe.region.memory.me;
          end.#heir = end.#own.hold();
        }
        return ends.length > 0;
      },
      child(): void {
        for (const end of mapped()) {
          const { memory } = end.pipe.region;
          end.#slot = end.#heir;
          end.#own.bequeath(end.#heir, parent, memory.me);
        }
      },
      parent(pid): void {
        for (const end of mapped()) {
          if (pid === -1) end.#letGo(end.#heir);
          else end.#own.bequeath(end.#heir, parent, pid);
        }
      },
    });
  }
}

function closeAll(): void {
  for (const end of open) end.close();
}

// Who looks for the dead would give the ends of a thread back a second time, and with them the pipe.
atThreadEnd(closeAll);

function late(action: string, missing: string): TimeoutError {
  return new TimeoutError(`Cannot ${action}: nothing was ${missing} at the other end in time`);
}

function refuse(action: string, purpose: string): never {
  throw new InvalidStateError(`Cannot ${action}: this end of the pipe is for ${purpose} only`);
}
