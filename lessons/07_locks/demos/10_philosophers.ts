// You will see: philosophers who starve with a fork in their hand, and five who eat in peace.
import type { Demo } from "../../../course/kit.ts";
import { rest } from "interleave/evidence";
import { explore } from "interleave/explore";
import { Barrier, Lock, Semaphore, SharedArray, Thread } from "interleave/threads";
import { claim, say, span } from "interleave/timeline";
import { draw } from "./_draw.ts";
import { finish } from "./_finish.ts";
import { broken, fixed } from "./_round_table.ts";
import { dine } from "./fixed/_dine.ts";

const SEATS = 5;
const MEALS = 3;

export const demo: Demo = {
  title: "five forks, five philosophers",
  shows: ["H9"],

  async run(): Promise<void> {
    const module = import.meta.resolve("./_round_table.ts");
    const found = await explore({ module, program: broken });
    say(`three at a table are enough: ${found.summary}`);
    draw(found.failure!);
    const hungry = found.failure!.left.length;
    claim("each of the three has one fork, and waits for the next one", hungry === 3, hungry);

    const report = await explore({ module, program: fixed });
    const [clean, all] = [report.kind === "ok", report.complete];
    claim("with one chair less than forks no schedule fails", clean && all, report.summary);

    const forks = Array.from({ length: SEATS }, (_, n) => new Lock({ name: `fork ${n}` }));
    const [chairs, start] = [new Semaphore(SEATS - 1), new Barrier(SEATS)];
    const [eating, meals] = [new SharedArray("int32", SEATS), new SharedArray("int32", SEATS)];
    const philosophers = forks.map((_, seat) =>
      new Thread({
        module: import.meta.url,
        name: `philosopher ${seat + 1}`,
        target: live,
        args: [seat, forks, chairs, start, eating, meals],
      })
    );
    await finish(philosophers);
    const eaten = meals.slice();
    claim(`all five have eaten ${MEALS} times`, eaten.every((n) => n === MEALS), eaten);
  },
};

/** Eats a few times; it is an error if a neighbour eats at that moment. */
export function live(
  seat: number,
  forks: readonly Lock[],
  chairs: Semaphore,
  start: Barrier,
  eating: SharedArray<"int32">,
  meals: SharedArray<"int32">,
): void {
  start.waitSync(); // all are there
  for (let meal = 0; meal < MEALS; meal++) {
    dine(forks[seat]!, forks[(seat + 1) % SEATS]!, chairs, () => {
      using _span = span("eats");
      eating.set(seat, 1);
      rest(40);
      const neighbours = [(seat + 1) % SEATS, (seat + SEATS - 1) % SEATS];
      if (neighbours.some((other) => eating.get(other) === 1)) throw new Error("my fork is in use");
      eating.set(seat, 0);
      meals.set(seat, meals.get(seat) + 1); // nobody else writes there
    });
  }
}

if (import.meta.main) await demo.run();
