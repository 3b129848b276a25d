// You will see: a dict, a list, a namespace and a value that three processes use at the same time.
import type { Demo } from "../../../course/kit.ts";
import {
  type DictProxy,
  type ListProxy,
  Manager,
  type NamespaceProxy,
  type ValueProxy,
} from "interleave/managers";
import { Barrier, currentProcess, Process } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";

/** What all of them use. */
interface Kitchen {
  readonly pots: DictProxy<string, number>;
  readonly orders: ListProxy<string>;
  readonly names: NamespaceProxy;
  readonly meals: ValueProxy<number>;
}

const COOKS = ["Ann", "Bo", "Cy"];
const MEALS = 5;

export const demo: Demo = {
  title: "a manager",
  shows: ["E6"],
  needs: ["linux"],
  predict: {
    question: "Three processes use one dict. Where is it?",
    choices: { a: "in each of them", b: "in shared memory", c: "in a process of its own" },
    answer: "c",
    because: "a manager keeps it; the others have proxies, which send messages",
  },

  async run(): Promise<void> {
    await using manager = await Manager.start();
    const kitchen: Kitchen = {
      pots: await manager.dict<string, number>(),
      orders: await manager.list(["soup"]),
      names: await manager.namespace({ town: "Bern" }),
      meals: await manager.value(0),
    };
    const together = new Barrier(COOKS.length);
    const cooks = COOKS.map((name) =>
      new Process({ module: import.meta.url, name, target: cook, args: [kitchen, together] })
    );
    for (const each of cooks) each.start();
    for (const each of cooks) await each.join();

    const pots = (await kitchen.pots.items()).map(([who, n]) => `${who} ${n}`).sort().join(", ");
    claim("each has written into the dict", pots === "Ann 1, Bo 2, Cy 3", pots);
    const orders = (await kitchen.orders.slice()).toSorted().join();
    claim("each has added to the list", orders === "Ann,Bo,Cy,soup", orders);
    const shown = Object.keys(await kitchen.names.shown()).sort().join();
    claim("and set a name of its own", shown === "Ann,Bo,Cy,town", shown);
    const meals = await kitchen.meals.get();
    claim("add() is one step: nothing was lost", meals === COOKS.length * MEALS, meals);
  },
};

/** What each cook does: a call goes to the manager, and its answer comes back. */
export async function cook({ pots, orders, names, meals }: Kitchen, all: Barrier): Promise<void> {
  const { name } = currentProcess();
  await all.wait(); // all at the same time
  using _span = span("cooks");
  await pots.set(name, COOKS.indexOf(name) + 1);
  await orders.append(name);
  await names.set(name, "is here");
  for (let n = 0; n < MEALS; n++) await meals.add(1);
  say(`the town is ${await names.get("town")}`);
}

if (import.meta.main) await demo.run();
