// You will see: three tasks one after the other, and three at once; and who is told that they are done.
import type { Demo } from "../../../course/kit.ts";
import { rest } from "interleave/evidence";
import { type AsyncResult, Pool } from "interleave/pools";
import { Barrier, Value } from "interleave/processes";
import { getpid } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

const DISHES = ["soup", "fish", "cake"];

export const demo: Demo = {
  title: "wait for each task, or hand in all",
  shows: ["C2"],
  needs: ["linux"],

  async run(): Promise<void> {
    await using pool = new Pool(DISHES.length, { module: import.meta.url });
    const atWork = new Value("int32");

    let most = 0;
    for (const dish of DISHES) {
      using _span = span(`waits for ${dish}`);
      most = Math.max(most, await pool.apply(cook, [dish, atWork, null]));
    }
    claim("apply(): never two at work, although there are three workers", most === 1, most);

    const told: string[] = [];
    const pids: number[] = [];
    const allHere = new Barrier(DISHES.length);
    const results: AsyncResult<number>[] = [];
    for (const dish of DISHES) {
      const callback = (): void => {
        say(`I am told: ${dish} is done`);
        told.push(dish);
        pids.push(getpid());
      };
      results.push(pool.applyAsync(cook, [dish, atWork, allHere], { callback }));
    }
    say("all is handed in, and I have waited for nobody");
    claim("nothing is there yet", results.every((result) => !result.ready()));
    for (const result of results) most = Math.max(most, await result.get());
    claim("applyAsync(): all three were at work at once", most === DISHES.length, most);
    claim("each callback was called once", told.toSorted().join() === "cake,fish,soup", told);
    claim("and in my own process", pids.every((pid) => pid === Deno.pid), pids);

    let error: unknown;
    const burnt = pool.applyAsync(burn, ["toast"], {
      callback: () => error = "told that it went well",
      errorCallback: (thrown) => error = thrown,
    });
    await burnt.wait();
    const isTold = error instanceof RangeError && error.message === "the toast is black";
    claim("of an error the errorCallback is told", isTold, error);
  },
};

/** Cooks; gives how many were at work with it. The barrier lets nobody go on before all are. */
export async function cook(
  dish: string,
  atWork: Value<"int32">,
  meet: Barrier | null,
): Promise<number> {
  using _span = span(dish);
  const others = atWork.add(1);
  await meet?.wait();
  rest(50);
  await meet?.wait();
  const now = meet === null ? others + 1 : atWork.value;
  await meet?.wait();
  atWork.add(-1);
  return now;
}

export function burn(dish: string): void {
  throw new RangeError(`the ${dish} is black`);
}

if (import.meta.main) await demo.run();
