/**
 * The programs of the exercise, over the function as it was given and over the learner's.
 *
 * @module
 */
import { type Program, program } from "interleave/explore";
import { type Board, offer } from "../exercises/05_best.ts";
// Another address than the one in whose place the learner's file stands.
import { offer as asGiven } from "../exercises/05_best.ts?given";

export const given: Program<Board> = offers(asGiven, { A: 5, B: 9 });
export const yours: Program<Board> = offers(offer, { A: 5, B: 9 });
export const three: Program<Board> = offers(offer, { A: 5, B: 9, C: 7 });

function offers(
  offer: (board: Board, number: number) => void,
  numbers: Readonly<Record<string, number>>,
): Program<Board> {
  const threads = Object.entries(numbers).map(([name, number]) =>
    [name, (board: Board): void => offer(board, number)] as const
  );
  const most = Math.max(...Object.values(numbers));
  return program({
    shared: (m) => ({ best: m.int("best"), lock: m.lock("lock") }),
    threads: Object.fromEntries(threads),
    check({ best }): void {
      if (best.load() !== most) throw new Error(`expected ${most}, found ${best.load()}`);
    },
  });
}
