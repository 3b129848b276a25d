import { assertEquals, assertLess } from "@std/assert";
import * as coroutines from "../../../lib/coroutines.ts";
import * as processes from "../../../lib/processes.ts";
import * as threads from "../../../lib/threads.ts";
import "../../open_libc.ts";

const MANY = 10_000;

for (
  const [world, { Event, Lock, Condition }] of Object.entries({
    coroutines: coroutines as unknown as typeof processes,
    threads: threads as unknown as typeof processes,
    processes,
  })
) {
  Deno.test({
    name:
      `Lock among ${world} has ten thousand waiters, served in order, and files can be read meanwhile`,
    timeout: 30_000,
    async fn(): Promise<void> {
      const lock = new Lock();
      await lock.acquire();
      const order: number[] = [];
      const all = Array.from({ length: MANY }, async (_, i) => {
        using _held = await lock.hold();
        order.push(i);
      });
      await readFiles();
      lock.release();
      await Promise.all(all);
      assertEquals(order, Array.from({ length: MANY }, (_, i) => i));
      assertEquals(lock.locked(), false);
    },
  });

  Deno.test({
    name: `Event among ${world} has ten thousand waiters, and files can be read meanwhile`,
    timeout: 30_000,
    async fn(): Promise<void> {
      const event = new Event();
      const all = Array.from({ length: MANY }, () => event.wait());
      await readFiles();
      event.set();
      assertEquals((await Promise.all(all)).filter((woken) => woken).length, MANY);
    },
  });

  Deno.test({
    name: `Condition among ${world} has ten thousand waiters, and notifies as many as it should`,
    timeout: 30_000,
    async fn(): Promise<void> {
      const condition = new Condition(new Lock());
      let woken = 0;
      const all = Array.from({ length: MANY }, async () => {
        using _held = await condition.hold();
        await condition.wait();
        woken++;
      });
      // Asleep when everybody before in the line for the lock has given it back.
      for (const [count, sum] of [[5, 5], [Infinity, MANY]] as const) {
        using held = await condition.hold();
        condition.notify(count);
        held.release();
        while (woken < sum) await new Promise((resolve) => setTimeout(resolve, 1));
        assertEquals(woken, sum);
      }
      await Promise.all(all);
    },
  });
}

/** Reads files, which the runtime does with threads of its own: they must not be taken by waiters. */
async function readFiles(): Promise<void> {
  const started = performance.now();
  for (let i = 0; i < 20; i++) await Deno.readTextFile(new URL(import.meta.url));
  assertLess(performance.now() - started, 3000);
}
