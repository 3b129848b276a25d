// You will see: three threads that begin at the same moment, and come in every time differently.
import type { Demo } from "../../../course/kit.ts";
import { Barrier, Thread, Value } from "interleave/threads";
import { claim, say, span } from "interleave/timeline";

const NAMES = ["A", "B", "C"];
const ROUNDS = 300;

export const demo: Demo = {
  title: "nobody knows the order",
  shows: ["I2"],
  predict: {
    question: `A, B and C are started in this order, and run ${ROUNDS} rounds. Who comes in first?`,
    choices: { a: "always A", b: "now this one, now that one", c: "each of them equally often" },
    answer: "b",
    because: "the system decides who runs when; only waiting puts threads in order",
  },

  async run(): Promise<void> {
    const start = new Barrier(NAMES.length);
    const arrived = new Value("int32");
    // For each place, in each round, who had it.
    const places = new Uint8Array(new SharedArrayBuffer(ROUNDS * NAMES.length));
    const threads = NAMES.map((name, who) => {
      const args = [who, start, arrived, places] as const;
      return new Thread({ module: import.meta.url, name, target: run, args });
    });
    for (const thread of threads) thread.start();
    say("all are started; I go on, and then wait for them");
    for (const thread of threads) await thread.join();
    claim("after join() all have come in", arrived.value === places.length, arrived.value);

    const orders = new Map<string, number>();
    for (let i = 0; i < places.length; i += NAMES.length) {
      const order = [...places.subarray(i, i + NAMES.length)].map((who) => NAMES[who]).join("");
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    draw(orders);
    claim(`there were ${orders.size} different orders`, orders.size > 1, [...orders.keys()]);
  },
};

/** In each round all wait for each other, and then take the next place. */
export function run(
  who: number,
  start: Barrier,
  arrived: Value<"int32">,
  places: Uint8Array,
): void {
  using _span = span("runs");
  for (let round = 0; round < ROUNDS; round++) {
    start.waitSync();
    places[arrived.add(1)] = who;
    start.waitSync();
  }
}

function draw(orders: ReadonlyMap<string, number>): void {
  const most = Math.max(...orders.values());
  for (const [order, times] of [...orders].toSorted(([a], [b]) => a < b ? -1 : 1)) {
    const bar = "█".repeat(Math.ceil(times / most * 16)).padEnd(16);
    console.log(`  ${order} ▕${bar} ${times} times`);
  }
}

if (import.meta.main) await demo.run();
