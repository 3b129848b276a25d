/**
 * The program of the exercise. Each letter notes as the how-many-th it was printed.
 *
 * @module
 */
import { type Program, program, type Semaphore, type SharedInt } from "interleave/explore";

interface Shared {
  readonly s: Semaphore;
  readonly printed: SharedInt;
  readonly places: SharedInt[];
}

const LETTERS = [..."abcd"];

export const letters: Program<Shared> = program({
  shared: (m) => ({
    s: m.semaphore("s", 0),
    printed: m.int("printed"),
    places: m.ints("places", LETTERS.length),
  }),
  threads: {
    A(shared): void {
      print(shared, "a");
      shared.s.release();
      print(shared, "d");
      shared.s.release();
    },
    B(shared): void {
      shared.s.acquireSync();
      print(shared, "b");
    },
    C(shared): void {
      shared.s.acquireSync();
      print(shared, "c");
    },
  },
  outcome({ places }): string {
    const word = LETTERS.map((letter, n) => ({ letter, place: places[n]!.load() }));
    return word.sort((a, b) => a.place - b.place).map(({ letter }) => letter).join("");
  },
});

function print({ printed, places }: Shared, letter: string): void {
  places[LETTERS.indexOf(letter)]!.store(printed.add(1));
}
