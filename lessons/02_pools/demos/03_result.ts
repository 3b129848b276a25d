// You will see: a result that is not there yet, is waited for in vain, and comes after all.
import type { Demo } from "../../../course/kit.ts";
import { Gate } from "interleave/evidence";
import { Pool, RemoteError, TimeoutError } from "interleave/pools";
import { InvalidStateError } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "a result that is still to come",
  shows: ["C5"],
  needs: ["linux"],
  predict: {
    question: "`get({ timeout: 50 })` gives up. What becomes of the task?",
    choices: { a: "it is stopped", b: "it goes on" },
    answer: "b",
    because: "what has run out of time is the wait; the task knows nothing of it",
  },

  async run(): Promise<void> {
    await using pool = new Pool(1, { module: import.meta.url });
    using oven = new Gate();

    const bread = pool.applyAsync(bake, ["bread", oven.path]);
    claim("ready(): not yet", !bread.ready());
    const early = attempt(() => bread.successful());
    claim("so successful() has no answer", early instanceof InvalidStateError, early);

    claim("wait({ timeout: 20 }) gives false", await bread.wait({ timeout: 20 }) === false);
    const late = await bread.get({ timeout: 50 }).catch((error) => error);
    claim("get({ timeout: 50 }) throws", late instanceof TimeoutError, late);
    say(late.message);

    oven.open();
    const result = await bread.get();
    claim("get() without a limit gives it in the end", result === "hot bread", result);
    claim("now it is ready, and successful", bread.ready() && bread.successful());
    claim("and may be asked for again", await bread.get() === result);

    const stone = pool.applyAsync(bake, ["stone", oven.path]);
    claim("wait() tells that it is over, not how", await stone.wait());
    claim("ready, but not successful", stone.ready() && !stone.successful());
    const error = await stone.get().catch((error) => error);
    claim("get() throws what the task has thrown", error instanceof RangeError, error);
    const { cause } = error;
    const isThere = cause instanceof RemoteError && cause.remoteStack.includes("03_result.ts");
    claim("and its cause knows the line, in the worker", isThere, cause);
  },
};

/** Waits for the oven, and bakes what can be baked. */
export function bake(what: string, oven: string): string {
  using _span = span(what);
  new Gate(oven).wait();
  if (what === "stone") throw new RangeError(`Cannot bake a ${what}`);
  return `hot ${what}`;
}

function attempt(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

if (import.meta.main) await demo.run();
