import type { Memory, Region } from "../memory/memory.ts";

/** Where an object is to be: a memory, for a new one; the region of one that is there already. */
export type Place = Memory | Region;

/**
 * The region that an object is made of.
 *
 * @param object The object.
 */
export let regionOf: (object: Placed) => Region;

/**
 * What consists of a few words, in whatever memory.
 *
 * @internal
 */
export abstract class Placed implements Disposable {
  readonly #region: Region;

  static {
    regionOf = (object) => object.#region;
  }

  /**
   * Makes a new object, or one more handle of an old one.
   *
   * @param place Where it is.
   * @param words How many words it needs.
   * @param begin Writes into the words of a new one what is not 0.
   */
  constructor(place: Place, words: number, begin: (region: Region) => void) {
    if ("cell" in place) {
      this.#region = place;
    } else {
      this.#region = place.reserve(words);
      begin(this.#region);
    }
  }

  /**
   * Gives its memory back, which is else kept as long as there is anybody who could have it. Nobody may use
   * it any more, wherever it was sent.
   */
  [Symbol.dispose](): void {
    this.#region.release();
  }
}
