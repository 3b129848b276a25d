import { destinationIn } from "./message.ts";
import { type Arena, ArenaRegion } from "../memory/arena.ts";
import { CHUNK_STORE_WORDS, ChunkStore } from "./chunk_store.ts";
import type { Destination } from "../codec/registry.ts";
import { HOLDER_WORDS, Holders } from "./holders.ts";
import { CAPACITY, type End, type PipeState } from "./pipe_state.ts";

const USERS_AT = 0, CHANNELS_AT = 1, HOLDERS_AT = 16;
const WORDS = HOLDERS_AT + 2 * HOLDER_WORDS;

/**
 * A pipe in shared memory: one channel for each direction, and who has which end.
 *
 * ```text
 *       0           1 · 2               16 … 47       48 … 79
 *      users  channels to end 0 · 1  who has end 0  who has end 1
 * ```
 * A channel is a store of messages; a simplex pipe has none to end 1. All is given back by the last user. A
 * pipe of which one end was sent through itself, and not received, keeps itself in use.
 */
export class PipeWords implements PipeState {
  readonly region: ArenaRegion;
  readonly to: Destination;
  readonly holders: readonly [Holders, Holders];
  readonly channels: readonly [ChunkStore<unknown>, ChunkStore<unknown> | undefined];

  /** Makes the view of a pipe that lies in a region. */
  constructor(region: ArenaRegion) {
    this.region = region;
    this.to = destinationIn(region.memory);
    const users = region.cell(USERS_AT);
    this.holders = [
      new Holders(region, HOLDERS_AT, users),
      new Holders(region, HOLDERS_AT + HOLDER_WORDS, users),
    ];
    const open = (end: End): ChunkStore<unknown> | undefined => {
      const start = region.cell(CHANNELS_AT + end).load();
      if (start === 0) return undefined;
      return new ChunkStore(new ArenaRegion(region.memory, start, CHUNK_STORE_WORDS), "bytes");
    };
    this.channels = [open(0)!, open(1)];
  }

  /** Makes a new pipe, which nobody has yet. */
  static create(memory: Arena, duplex: boolean): PipeWords {
    const region = memory.reserve(WORDS);
    for (const end of duplex ? [0, 1] : [0]) {
      const channel = ChunkStore.create(memory, CAPACITY, "bytes");
      region.cell(CHANNELS_AT + end).store((channel.ledger.region as ArenaRegion).start);
    }
    return new PipeWords(region);
  }

  leave(): void {
    if (this.region.cell(USERS_AT).add(-1) !== 1) return;
    for (const channel of this.channels) {
      channel?.release();
      channel?.ledger.region.release();
    }
    this.region.release();
  }
}
