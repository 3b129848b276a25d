import {
  assertSame,
  assertShown,
  Chance,
  isAlive,
  listProcesses,
  type Returned,
  Stage,
} from "interleave/checks";
import { patiently } from "./_patiently.ts";
import { type Answer, ask } from "../exercises/01_ask.ts";

const chance = new Chance();
const module = import.meta.resolve("../exercises/01_ask.ts");
const numbers = Array.from({ length: chance.int(3, 6) }, () => chance.int(-40, 40) / 4);
const call = `ask([${numbers.join(", ")}])   (seed ${chance.seed})`;

/** One call is enough for all claims. */
let called: Promise<Seen> | undefined;

interface Seen extends Returned<Answer[]> {
  /** The process that called `ask()`. */
  readonly caller: number;
}

async function look(): Promise<Seen> {
  await using stage = new Stage(module, ask, [numbers]);
  const returned = await patiently(stage, () => stage.returned, () => stage.children.length);
  assertShown(returned !== null, {
    input: call,
    expected: "it returns",
    actual: stage.hasEnded ? "its process has ended" : "it waits, and nothing moves any more",
  });
  return { caller: stage.pid, ...returned! };
}

function seen(): Promise<Seen> {
  return called ??= look();
}

Deno.test("all answers come back, in the order of the numbers", async () => {
  const squares = (await seen()).value.map(({ square }) => square);
  assertSame(call, squares, numbers.map((n) => n ** 2));
});

Deno.test("they come from one child", async () => {
  const { value, caller } = await seen();
  const pids = [...new Set(value.map(({ pid }) => pid))];
  assertShown(pids.length === 1 && pids[0] !== caller, {
    input: call,
    expected: "one pid, and not that of the caller",
    actual: pids[0] === caller ? `${caller}, the caller` : pids,
  });
});

Deno.test("no child is left when it returns", async () => {
  const left = (await seen()).left.filter(isAlive);
  assertShown(left.length === 0, { input: call, expected: "none", actual: listProcesses(left) });
});
