/**
 * A producer and its consumers, for every schedule.
 *
 * @module
 */
import { type Program, program, type Queue, type SharedInt } from "interleave/explore";
import { consume, END, produce } from "../exercises/02_ends.ts";

interface Shared {
  readonly line: Queue;
  readonly done: SharedInt[];
}

export const twoConsumers: Program<Shared> = hall(3, ["A", "B"], 2);
export const littleRoom: Program<Shared> = hall(3, ["A", "B"], 1);
export const manyConsumers: Program<Shared> = hall(1, ["A", "B", "C"], 2);

function hall(numbers: number, consumers: readonly string[], room: number): Program<Shared> {
  const all = [...Array(numbers).keys()];
  const worker = ({ line, done }: Shared): void =>
    consume(line, (number) => {
      if (number === END) throw new Error("expected a number to work on, found END");
      done[number]!.add(1);
    });
  return program({
    shared: (m) => ({ line: m.queue("line", room), done: m.ints("done", numbers) }),
    threads: {
      producer: ({ line }: Shared) => produce(all, consumers.length, line),
      ...Object.fromEntries(consumers.map((name) => [name, worker])),
    },
    check({ done }): void {
      const times = done.map((each) => each.load());
      if (times.every((n) => n === 1)) return;
      throw new Error(`expected each number to be done once, found ${times.join(", ")} times`);
    },
  });
}
