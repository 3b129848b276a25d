// You will see: a queue with room for three that is full, then empty, and who waits in each case.
import type { Demo } from "../../../course/kit.ts";
import { until } from "interleave/evidence";
import { Event, JoinableQueue, Thread, Value } from "interleave/threads";
import { claim, say, span } from "interleave/timeline";

const module = import.meta.url;
const ROOM = 3, DISHES = 8;
type Dishes = JoinableQueue<number | null>;

export const demo: Demo = {
  title: "producer and consumer",
  shows: ["I4"],
  predict: {
    question: `A cook makes ${DISHES} dishes; the counter has room for ${ROOM}. Nobody serves yet.`,
    choices: { a: `${DISHES} dishes wait`, b: "the 4th throws an error", c: "the cook waits" },
    answer: "c",
    because: "put() waits while the queue is full; so who is quick adapts to who is slow",
  },

  async run(): Promise<void> {
    const counter: Dishes = new JoinableQueue(ROOM);
    const [cooked, served, open] = [new Value("int32"), new Value("int32"), new Event()];
    const cook = new Thread({ module, name: "cook", target: produce, args: [counter, cooked] });
    const args = [counter, served, open] as const;
    const waiter = new Thread({ module, name: "waiter", target: consume, args });
    cook.start();
    until("a full counter, and one dish more", () => counter.full() && cooked.value === ROOM + 1);
    claim("full: the cook has a dish in the hand, and waits", cook.isAlive(), cooked.value);
    claim("nobody has served anything", served.value === 0, served.value);
    claim("all that was put is not done", await counter.join({ timeout: 0 }) === false);

    say("the waiter comes");
    waiter.start();
    await cook.join(); // it has put all its dishes
    until("the last dish", () => counter.empty() && served.value === DISHES - 1);
    claim("empty, but the last dish is not at its table", !await counter.join({ timeout: 0 }));
    open.set(); // the waiter goes on
    await counter.join();
    claim("join() waits for every taskDone()", served.value === DISHES, served.value);
    claim("empty: the waiter waits for more", waiter.isAlive() && counter.empty(), counter.qsize());

    await counter.put(null); // the word for: that was all
    await waiter.join();
    claim("both have gone home", !cook.isAlive() && !waiter.isAlive());
  },
};

export function produce(counter: Dishes, cooked: Value<"int32">): void {
  for (let dish = 1; dish <= DISHES; dish++) {
    cooked.add(1);
    using _span = span(`puts ${dish}`);
    counter.putSync(dish);
    say(`${look(counter)} dish ${dish} is on the counter`);
  }
}

export function consume(counter: Dishes, served: Value<"int32">, open: Event): void {
  for (let dish = counter.getSync(); dish !== null; dish = counter.getSync()) {
    using _span = span(`serves ${dish}`);
    say(`${look(counter)} I take dish ${dish}`);
    if (dish === DISHES) open.waitSync();
    served.add(1);
    counter.taskDone();
  }
}

/** How full it is. */
function look(counter: Dishes): string {
  return `▕${"█".repeat(counter.qsize()).padEnd(ROOM, "░")}▏`;
}

if (import.meta.main) await demo.run();
