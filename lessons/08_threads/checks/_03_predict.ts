/**
 * The program of the exercise: an event is set at the end of a thread, and joining it waits for that.
 *
 * @module
 */
import { type Event, type Program, program, type SharedInt } from "interleave/explore";

interface Shared {
  readonly ended: { readonly a: Event; readonly b: Event };
  /** How much was said. */
  readonly said: SharedInt;
  /** When each was said: in the order of `WORDS`. */
  readonly at: SharedInt[];
}

const WORDS = ["a", "b", "2", "3"];

export const speakers: Program<Shared> = program({
  shared: (m) => ({
    ended: { a: m.event("a ended"), b: m.event("b ended") },
    said: m.int("said"),
    at: m.ints("at", WORDS.length),
  }),
  threads: {
    main(s): void {
      s.ended.a.waitSync();
      say(s, "2");
      s.ended.b.waitSync();
      say(s, "3");
    },
    a(s): void {
      say(s, "a");
      s.ended.a.set();
    },
    b(s): void {
      say(s, "b");
      s.ended.b.set();
    },
  },
  outcome: ({ at }): string =>
    WORDS.toSorted((x, y) => at[WORDS.indexOf(x)]!.load() - at[WORDS.indexOf(y)]!.load()).join(" "),
});

function say({ said, at }: Shared, word: string): void {
  at[WORDS.indexOf(word)]!.store(said.add(1));
}
