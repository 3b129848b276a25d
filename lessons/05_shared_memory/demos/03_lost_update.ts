// You will see: two processes add 1 to the same number many times, and some of it gets lost.
import type { Demo } from "../../../course/kit.ts";
import { Barrier, Process, Value } from "interleave/processes";
import { claim, formatDuration, say } from "interleave/timeline";
import { addMany as atomic } from "./atomic/_add_many.ts";
import { addMany as broken } from "./broken/_add_many.ts";
import { addMany as fixed } from "./fixed/_add_many.ts";

/** How often each of the two adds 1. */
const TIMES = 100_000;
/** Nothing lost is luck, and luck does not last: so often to try. */
const TRIES = 10;

export const demo: Demo = {
  title: "two processes add to one number",
  shows: ["F3"],
  needs: ["fork"],
  predict: {
    question: `Two processes do \`count.value += 1\`, ${TIMES} times each. What is the count then?`,
    choices: { a: `${2 * TIMES}`, b: "less", c: "more" },
    answer: "b",
    because: "`+=` reads and then writes; what another process wrote in between is covered",
  },

  async run(): Promise<void> {
    let lost = 0;
    for (let tries = 1; lost === 0 && tries <= TRIES; tries++) {
      lost = await lostBy("broken", broken);
      if (lost === 0) say("none was lost this time, which was luck; once more");
    }
    claim(`without a lock ${lost} of ${2 * TIMES} updates were lost`, lost > 0, lost);

    const withLock = await lostBy("fixed", fixed);
    claim("with the lock around both steps none was lost", withLock === 0, withLock);

    const withAdd = await lostBy("atomic", atomic);
    claim("with add(), which is one step, none was lost", withAdd === 0, withAdd);
  },
};

/** Lets two processes add at the same time; how much is missing at the end. */
async function lostBy(version: string, target: typeof broken): Promise<number> {
  const count = new Value("int32");
  const start = new Barrier(2); // so that both are there before one of them begins
  const module = import.meta.resolve(`./${version}/_add_many.ts`);
  const args = [count, TIMES, start] as const;
  const children = [1, 2].map((n) =>
    new Process({ module, name: `${version} ${n}`, target, args, start: "fork" })
  );
  const began = performance.now();
  for (const child of children) child.start();
  for (const child of children) await child.join();
  const codes = children.map(({ exitCode }) => exitCode);
  claim(`${version}: both have added to the end`, String(codes) === "0,0", codes);
  say(`${version}: ${count.value} after ${formatDuration(performance.now() - began)}`);
  return 2 * TIMES - count.value;
}

if (import.meta.main) await demo.run();
