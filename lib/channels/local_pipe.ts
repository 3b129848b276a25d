import type { Destination } from "../codec/registry.ts";
import { localMemory } from "../memory/local_memory.ts";
import type { Region } from "../memory/memory.ts";
import { FifoItems } from "./fifo_items.ts";
import { HOLDER_WORDS, Holders } from "./holders.ts";
import { Ledger, LEDGER_WORDS } from "./ledger.ts";
import { discardMessage, keep, type Parcel, unpack } from "./message.ts";
import { CAPACITY, type Channel, type PipeState } from "./pipe_state.ts";
import { NOTHING } from "./store.ts";

/** The messages on the way to one end. */
class LocalChannel implements Channel {
  readonly ledger: Ledger = new Ledger(localMemory.reserve(LEDGER_WORDS));
  readonly #messages = new FifoItems<Uint8Array>();
  #bytes = 0;

  keep(parcel: Parcel): Parcel {
    return keep(parcel);
  }

  unpack(parcel: Parcel): void {
    unpack(parcel);
  }

  add(parcel: Parcel): boolean {
    if (this.#bytes >= CAPACITY) return false;
    this.#messages.push(parcel.message.slice());
    this.#bytes += parcel.message.length;
    this.ledger.arrivals.cell.add(1);
    return true;
  }

  read<R>(read: (message: Uint8Array) => R): R | typeof NOTHING {
    const message = this.#messages.first;
    if (message === undefined) return NOTHING;
    const result = read(message);
    this.#messages.take();
    this.#bytes -= message.length;
    this.ledger.departures.cell.add(1);
    return result;
  }

  size(): number {
    return this.#messages.length;
  }
}

/** A pipe within one thread. */
export class LocalPipe implements PipeState {
  readonly region: Region = localMemory.reserve(1 + 2 * HOLDER_WORDS);
  readonly to: Destination;
  readonly holders: readonly [Holders, Holders] = [
    new Holders(this.region, 1, this.region.cell(0)),
    new Holders(this.region, 1 + HOLDER_WORDS, this.region.cell(0)),
  ];
  readonly channels: readonly [Channel, Channel | undefined];

  /** Makes a new pipe, which nobody has yet. */
  constructor(duplex: boolean, to: Destination = "thread") {
    this.to = to;
    this.channels = [new LocalChannel(), duplex ? new LocalChannel() : undefined];
  }

  leave(): void {
    if (this.region.cell(0).add(-1) !== 1) return;
    for (const channel of this.channels) {
      while (channel !== undefined && channel.read(discardMessage) !== NOTHING);
    }
  }
}
