// You will see: a pool that finishes its tasks and ends, and one that is ended.
import type { Demo } from "../../../course/kit.ts";
import { Gate, hasEnded, until } from "interleave/evidence";
import { CancelledError, InvalidStateError, Pool } from "interleave/pools";
import { Value } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";

const module = import.meta.url;

export const demo: Demo = {
  title: "close, join, terminate",
  shows: ["C4"],
  needs: ["linux"],
  predict: {
    question: "A pool has four tasks, and I call close(). How many of them are done?",
    choices: { a: "none", b: "those that somebody is at", c: "all four" },
    answer: "c",
    because: "close() means that nothing new is taken; what the pool has, it finishes",
  },

  async run(): Promise<void> {
    const pids: number[] = [];
    {
      using gate = new Gate();
      await using pool = new Pool(2, { module });
      pids.push(...pool.workers.map(({ ident }) => ident));
      const done = new Value("int32");
      for (let n = 0; n < 4; n++) pool.applyAsync(work, [gate.path, done]);
      isRefused("join() before close()", await attempt(() => pool.join()));
      pool.close();
      isRefused("a task after close()", await attempt(() => pool.apply(work, [gate.path, done])));
      gate.open();
      await pool.join();
      claim("after close() and join() all four are done", done.value === 4, done.value);
      claim("and the workers have ended", pids.every(hasEnded), pids);
    }
    {
      using gate = new Gate();
      const [begun, done] = [new Value("int32"), new Value("int32")];
      const pool = new Pool(2, { module });
      const results = [1, 2, 3, 4].map(() => pool.applyAsync(work, [gate.path, done, begun]));
      until("two tasks at work", () => begun.value === 2);
      say("terminate(), in the middle of two tasks");
      pool.terminate();
      await pool.join();
      const errors = await Promise.all(results.map((each) => attempt(() => each.get())));
      const cancelled = errors.every((error) => error instanceof CancelledError);
      claim("after terminate() none is done", done.value === 0, done.value);
      claim("and who asks for a result is told", cancelled, errors);
    }
    let left: number[];
    {
      await using pool = new Pool(2, { module });
      left = pool.workers.map(({ ident }) => ident);
    } // `await using` terminates it here, whether all went well or not
    claim("`await using` leaves no worker behind", left.every(hasEnded), left);
  },
};

/** Waits at the gate, and counts. */
export function work(gate: string, done: Value<"int32">, begun?: Value<"int32">): void {
  using _span = span("works");
  begun?.add(1);
  new Gate(gate).wait();
  done.add(1);
}

/** What an action throws, or rejects with. */
function attempt(action: () => unknown): Promise<unknown> {
  return Promise.try(action).then(() => null, (error) => error);
}

function isRefused(what: string, error: unknown): void {
  claim(`${what} is refused`, error instanceof InvalidStateError, error);
}

if (import.meta.main) await demo.run();
