import type { Cell } from "../memory/cell.ts";
import type { Region } from "../memory/memory.ts";
import { Notice } from "./notice.ts";

/** How many words of a region a ledger has; the words behind them are the store's. */
export const LEDGER_WORDS = 37;

/**
 * What all who use a queue share beside its items.
 *
 * Those who put and those who get write to different cache lines.
 * ```text
 *      0 … 2                    16 … 18                     32     33     34 · 35          36
 *   arrivals: cell mark latch  departures: cell mark latch  limit  shut   done: cell mark  number
 * ```
 */
export class Ledger {
  /** Where it lies. */
  readonly region: Region;
  /** Changes with each item that is stored. */
  readonly arrivals: Notice;
  /** Held while an item is stored. */
  readonly arrivalsLatch: Cell;
  /** Changes with each item that is taken. */
  readonly departures: Notice;
  /** Held while an item is taken. */
  readonly departuresLatch: Cell;
  /** How much may be stored at a time; 0 for any number. */
  readonly limit: Cell;
  /** Not 0 once nothing more may be stored. Written under the latch of arrivals. */
  readonly shut: Cell;
  /** How many items have been worked on, of all that were ever stored; wraps around at 32 bits. */
  readonly done: Notice;
  /** What recordings call it; 0 until one speaks of it. */
  readonly number: Cell;

  /** Makes the view of a ledger; a new one is zeroed memory. */
  constructor(region: Region) {
    this.region = region;
    this.arrivals = new Notice(region.cell(0), region.cell(1), "a message");
    this.arrivalsLatch = region.cell(2);
    this.departures = new Notice(region.cell(16), region.cell(17), "room");
    this.departuresLatch = region.cell(18);
    this.limit = region.cell(32);
    this.shut = region.cell(33);
    this.done = new Notice(region.cell(34), region.cell(35), "all to be done");
    this.number = region.cell(36);
  }
}
