// You will see: each call of a proxy is one step, two calls are two, and in between comes another.
import type { Demo } from "../../../course/kit.ts";
import { Manager } from "interleave/managers";
import { Barrier, Process } from "interleave/processes";
import { claim, say } from "interleave/timeline";
import { add as broken } from "./broken/_add.ts";
import { add as fixed } from "./fixed/_add.ts";

const PROCESSES = 3;
const TIMES = 25;
/** Nothing lost is luck, and luck does not last: so often to try. */
const TRIES = 5;

export const demo: Demo = {
  title: "two calls are two steps",
  shows: ["E6"],
  needs: ["linux"],
  predict: {
    question:
      `A manager does one call after the other. ${PROCESSES} processes get a number and set ` +
      `it to 1 more, ${TIMES} times each. What is it then?`,
    choices: { a: `${PROCESSES * TIMES}`, b: "less" },
    answer: "b",
    because: "between the get() and the set() of one of them comes the set() of another",
  },

  async run(): Promise<void> {
    await using manager = await Manager.start();
    let lost = 0;
    for (let tries = 1; lost === 0 && tries <= TRIES; tries++) {
      lost = await lostBy(manager, "broken", broken);
      if (lost === 0) say("none was lost this time, which was luck; once more");
    }
    claim(`without a lock ${lost} of ${PROCESSES * TIMES} updates were lost`, lost > 0, lost);
    const held = await lostBy(manager, "fixed", fixed);
    claim("with a lock of the manager none was lost", held === 0, held);
  },
};

/** Lets some processes add at the same time; how much is missing at the end. */
async function lostBy(manager: Manager, version: string, target: typeof broken): Promise<number> {
  const count = await manager.value(0);
  const args = [count, await manager.lock(), TIMES, new Barrier(PROCESSES)] as const;
  const module = import.meta.resolve(`./${version}/_add.ts`);
  const all = Array.from(
    { length: PROCESSES },
    (_, n) => new Process({ module, name: `${version} ${n + 1}`, target, args }),
  );
  for (const process of all) process.start();
  for (const process of all) await process.join();
  const codes = all.map(({ exitCode }) => exitCode);
  claim(`${version}: all have added to the end`, codes.every((code) => code === 0), codes);
  const found = await count.get();
  say(`${version}: I find ${found}`);
  return PROCESSES * TIMES - found;
}

if (import.meta.main) await demo.run();
