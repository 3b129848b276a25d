// You will see: three that work in rounds; nobody begins a round before all have finished the last one.
import type { Demo } from "../../../course/kit.ts";
import { rest, until } from "interleave/evidence";
import { Barrier, BrokenBarrierError, SharedArray, Thread, Value } from "interleave/threads";
import { claim, say, span } from "interleave/timeline";
import { finish } from "./_finish.ts";

const module = import.meta.url;
const PARTIES = 3;
const ROUNDS = 3;

export const demo: Demo = {
  title: "wait for each other",
  shows: ["H6"],

  async run(): Promise<void> {
    const gate = new Barrier(PARTIES);
    const finished = new SharedArray("int32", ROUNDS); // how many have finished each round
    const tooEarly = new Value("int32");
    await finish(Array.from({ length: PARTIES }, (_, me) => {
      const args = [gate, finished, tooEarly, me] as const;
      return new Thread({ module, name: `worker ${me + 1}`, target: work, args });
    }));
    claim("nobody was too early, in no round", tooEarly.value === 0, tooEarly.value);
    const counts = finished.slice();
    claim("all have finished all rounds", counts.every((n) => n === PARTIES), counts);

    const broken = new Value("int32");
    const waiting = finish(
      [1, 2].map((n) =>
        new Thread({ module, name: `waiter ${n}`, target: hear, args: [gate, broken] })
      ),
    );
    until("both to wait", () => gate.nWaiting === 2);
    gate.abort();
    await waiting;
    claim("abort() sends both away with an error", broken.value === 2, broken.value);
    claim("the barrier is broken then", gate.broken);
    gate.reset();
    claim("reset() mends it", !gate.broken);
  },
};

/** Works and waits, round after round. Who is done first waits longest. */
export function work(
  gate: Barrier,
  finished: SharedArray<"int32">,
  tooEarly: Value<"int32">,
  me: number,
): void {
  for (let round = 0; round < ROUNDS; round++) {
    {
      using _span = span(`round ${round + 1}`);
      rest(20 * (1 + (me + round) % PARTIES));
      using _held = finished.getLock().holdSync();
      finished.set(round, finished.get(round) + 1);
    }
    gate.waitSync();
    if (finished.get(round) < PARTIES) tooEarly.add(1);
  }
}

/** Waits, and notes that the barrier was broken. */
export function hear(gate: Barrier, broken: Value<"int32">): void {
  try {
    gate.waitSync();
  } catch (error) {
    if (!(error instanceof BrokenBarrierError)) throw error;
    say("broken!");
    broken.add(1);
  }
}

if (import.meta.main) await demo.run();
