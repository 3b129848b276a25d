// You will see: three ways out of the deadlock, each of them on the same transfers as before.
import type { Demo } from "../../../course/kit.ts";
import { explore } from "interleave/explore";
import { Barrier, Thread, Value } from "interleave/threads";
import { claim, formatDuration, say, span } from "interleave/timeline";
import { makeAccount, type ThreadAccount, type Transfer } from "./_account.ts";
import { finish } from "./_finish.ts";
import { transfer as backOff } from "./back_off/_transfer.ts";
import { transfer as ordered } from "./ordered/_transfer.ts";
import { transfer as timeout } from "./timeout/_transfer.ts";

const remedies = { timeout, ordered, backOff } satisfies Record<string, Transfer>;
type Remedy = keyof typeof remedies;
/** How often each of two moves money. */
const TIMES = 1000;

export const demo: Demo = {
  title: "three ways out",
  shows: ["H8"],

  async run(): Promise<void> {
    const took = [];
    for (const remedy of Object.keys(remedies) as Remedy[]) {
      took.push({ remedy, ms: await tryOut(remedy) });
      // Who tries again may be disturbed at each try, for ever: so not more than two preemptions.
      const module = import.meta.resolve("./_transfers.ts");
      const report = await explore({ module, program: remedy, strategy: "bounded" });
      const { kind, schedules, summary } = report;
      claim(`${remedy}: no deadlock in ${schedules} schedules`, kind === "ok", summary);
    }
    const longest = Math.max(...took.map(({ ms }) => ms));
    console.log(`\n${2 * TIMES} transfers, together with the start of two threads`);
    for (const { remedy, ms } of took) {
      const bar = "█".repeat(Math.ceil(ms / longest * 15)).padEnd(15);
      console.log(`  ${remedy.padEnd(8)} ▕${bar} ${formatDuration(ms)}`);
    }
  },
};

/** Lets two threads move money in opposite directions; how long that takes, in milliseconds. */
async function tryOut(remedy: Remedy): Promise<number> {
  const [a, b] = [makeAccount(0, "A"), makeAccount(1, "B")];
  const [start, again] = [new Barrier(2), new Value("int32")];
  const orders = [{ from: a, to: b, amount: 1 }, { from: b, to: a, amount: 3 }];
  const began = performance.now();
  await finish(orders.map(({ from, to, amount }, n) => {
    const args = [remedy, from, to, amount, start, again] as const;
    const name = `${remedy} ${n + 1}`;
    return new Thread({ module: import.meta.url, name, target: move, args });
  }));
  const ms = performance.now() - began;
  const balances = [a.balance.value, b.balance.value];
  const holds = String(balances) === `${2 * TIMES},${-2 * TIMES}`;
  claim(`${remedy}: all ${2 * TIMES} transfers came through, none was lost`, holds, balances);
  if (again.value > 0) say(`${again.value} times somebody gave up, and tried again`);
  return ms;
}

export function move(
  remedy: Remedy,
  from: ThreadAccount,
  to: ThreadAccount,
  amount: number,
  start: Barrier,
  again: Value<"int32">,
): void {
  start.waitSync();
  using _span = span("moves money");
  for (let n = 0; n < TIMES; n++) {
    while (!remedies[remedy](from, to, amount, () => {})) again.add(1);
  }
}

if (import.meta.main) await demo.run();
