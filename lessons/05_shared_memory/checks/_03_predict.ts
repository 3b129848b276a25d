/**
 * The program of the exercise.
 *
 * @module
 */
import { program } from "interleave/explore";

export const threeTimes = program({
  shared: (m) => ({ count: m.value("count") }),
  threads: { A: addThree, B: addThree },
  outcome: ({ count }): string => `${count.value}`,
});

function addThree({ count }: { count: { value: number } }): void {
  for (let i = 0; i < 3; i++) count.value += 1;
}
