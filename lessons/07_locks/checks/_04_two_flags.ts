/**
 * Two threads at the door, over the functions as they were given and over the learner's; and one thread
 * that is alone.
 *
 * @module
 */
import { type Program, program, type SharedInt } from "interleave/explore";
import { type Door, enter, leave } from "../exercises/04_two_flags.ts";
// Another address than the one in whose place the learner's file stands.
import * as asGiven from "../exercises/04_two_flags.ts?given";

interface Shared extends Door {
  readonly wants: SharedInt[];
  readonly inside: SharedInt;
}

export const given: Program<Shared> = atTheDoor(asGiven, { A: 0, B: 1 }, 1);
export const yours: Program<Shared> = atTheDoor({ enter, leave }, { A: 0, B: 1 }, 1);
export const alone: Program<Shared> = atTheDoor({ enter, leave }, { B: 1 }, 2);

function atTheDoor(
  { enter, leave }: Pick<typeof asGiven, "enter" | "leave">,
  who: Readonly<Record<string, number>>,
  times: number,
): Program<Shared> {
  const come = (shared: Shared, me: number): void => {
    for (let n = 0; n < times; n++) {
      enter(shared, me);
      const others = shared.inside.add(1);
      if (others > 0) throw new Error("both are inside");
      shared.inside.sub(1);
      leave(shared, me);
    }
  };
  return program({
    shared: (m) => ({ wants: m.ints("wants", 2), turn: m.int("turn"), inside: m.int("inside") }),
    threads: Object.fromEntries(
      Object.entries(who).map(([name, me]) => [name, (shared: Shared): void => come(shared, me)]),
    ),
  });
}
