import { ArenaRegion } from "../memory/arena.ts";
import { IDENTITY_AT } from "../memory/layout.ts";
import type { Region } from "../memory/memory.ts";
import { recordHold } from "../timeline/recorder.ts";

/** So many holds are told through each handle: of more, a chart shows nothing. */
const MOST = 100;

/** Tells recordings who holds a lock, and until when. */
export class ToldHolds {
  readonly #number: number;
  readonly #text: string;
  #told = 0;
  #isOpen = false;

  /** For one handle of the lock that is made of these words. */
  constructor(region: Region, lock: string) {
    this.#number = numberOf(region);
    this.#text = `holds ${lock}`;
  }

  /** The lock was taken. */
  begin(): void {
    if (this.#told === MOST) return;
    this.#told++;
    this.#isOpen = true;
    recordHold("begin", this.#number, this.#text);
  }

  /** The lock is about to be given back, whoever took it. */
  finish(): void {
    if (!this.#isOpen) {
      if (this.#told === MOST) return;
      this.#told++;
    }
    this.#isOpen = false;
    recordHold("finish", this.#number, this.#text);
  }
}

/** A number that no other lock has: where it lies, and in which memory of processes. */
function numberOf(region: Region): number {
  // A lock among coroutines has one handle. Beyond all places: threads have locks there.
  if (!(region instanceof ArenaRegion)) return -(2 ** 30) - Math.floor(Math.random() * 2 ** 30);
  const { memory, start } = region;
  if (memory.kind === "shared") return -start;
  return (memory.words[IDENTITY_AT]! >>> 4) * 2 ** 24 + start / 16;
}
