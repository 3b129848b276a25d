// You will see: guests who wait for plates, woken one by one and all together, and who look again.
import type { Demo } from "../../../course/kit.ts";
import { Condition, InvalidStateError, Semaphore, Thread, Value } from "interleave/threads";
import { claim, say } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";

const GUESTS = 4;

export const demo: Demo = {
  title: "wait until something is true",
  shows: ["H6"],
  predict: {
    question: "4 guests wait, there is one plate, and all are woken. How many of them go on?",
    choices: { a: "1", b: "4" },
    answer: "a",
    because: "who was woken looks again, under the lock; three find no plate, and wait on",
  },

  async run(): Promise<void> {
    const kitchen: Kitchen = {
      condition: new Condition(),
      plates: new Value("int32"),
      looks: new Value("int32"),
      waits: new Semaphore(0),
      eats: new Semaphore(0),
    };
    const { condition, plates, looks, waits, eats } = kitchen;
    const guests = Array.from({ length: GUESTS }, (_, n) => `guest ${n + 1}`).map((name) =>
      new Thread({ module: import.meta.url, name, target: dine, args: [kitchen] })
    );
    for (const guest of guests) guest.start();
    for (const _ of guests) await waits.acquire();
    const error = errorOf(() => condition.notify());
    claim("who notifies has to hold the lock", error instanceof InvalidStateError, error);

    await serve(kitchen, 1, () => condition.notifyAll());
    await eats.acquire();
    const second = await eats.acquire({ timeout: 50 });
    claim("one plate, all woken: one eats", !second);
    await serve(kitchen, 1, () => condition.notify());
    await eats.acquire();
    claim("one plate, one woken: one eats", eats.getValue() === 0, eats.getValue());
    await serve(kitchen, 2, () => condition.notify(2));
    for (const guest of guests) await guest.join();
    claim("two plates, two woken: all have eaten", eats.getValue() === 2, eats.getValue());
    claim("no plate is left over", plates.value === 0, plates.value);
    say(`they have looked ${looks.value} times, and eaten ${GUESTS} times`);
    claim("some have looked in vain", looks.value >= 2 * GUESTS, looks.value);
  },
};

interface Kitchen {
  readonly condition: Condition;
  readonly plates: Value<"int32">;
  readonly looks: Value<"int32">;
  readonly waits: Semaphore;
  readonly eats: Semaphore;
}

async function serve({ condition, plates }: Kitchen, n: number, wake: () => void): Promise<void> {
  using _held = await condition.hold();
  plates.value += n;
  say(`plates: ${n}`);
  wake();
}

/** Waits for a plate and takes it. */
export function dine({ condition, plates, looks, waits, eats }: Kitchen): void {
  using _held = condition.holdSync();
  waits.release(); // with the lock: nobody can notify before this guest waits
  condition.waitForSync(() => looks.add(1) >= 0 && plates.value > 0);
  plates.value -= 1;
  say("I eat");
  eats.release();
}

if (import.meta.main) await demo.run();
