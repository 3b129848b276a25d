import { assertEquals, assertGreaterOrEqual, assertLess, assertRejects } from "@std/assert";
import { BrokenBarrierError, OwnerDiedError } from "../../../lib/errors.ts";
import {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  RLock,
  Semaphore,
} from "../../../lib/processes.ts";
import { Lock as ThreadLock, RLock as ThreadRLock } from "../../../lib/threads.ts";
import "../../open_libc.ts";
import type { Belongings, Survival } from "./survival.ts";
import { type Party, startProcess, startThread, until } from "./world.ts";
import { times } from "../../sample.ts";

/** How long an answer may take: a second, and as much again for a machine that is busy. */
const SOON = 2000;
/** How often somebody is killed; more by hand. */
const KILLS = Number(Deno.env.get("INTERLEAVE_TEST_KILLS") ?? times(40, 20));

async function kill(party: Party): Promise<void> {
  Deno.kill(party.pid, "SIGKILL");
  party[Symbol.dispose]();
  await party.ended;
}

/** Has something of each kind taken by a process that is killed then. */
async function leftByTheDead<T extends { release(): void }>(object: T): Promise<number> {
  const victim = await startProcess(true);
  assertEquals(await victim.call(object, "acquire"), true);
  await kill(victim);
  return victim.pid;
}

for (
  const [name, make] of [
    ["Lock", (): Lock => new Lock({ name: "the pot" })],
    ["RLock", (): RLock => new RLock()],
    ["Semaphore", (): Semaphore => new Semaphore(1)],
  ] as const
) {
  Deno.test({
    name: `B-046 ${name} that was held by a killed process is not given back, and waiting ends`,
    timeout: 30_000,
    async fn(): Promise<void> {
      const object = make();
      const other = await startProcess(true);
      const dead = await leftByTheDead(object);

      const started = performance.now();
      assertEquals(object.acquireSync({ timeout: 500 }), false);
      assertEquals(await object.acquire({ timeout: 100 }), false);
      assertGreaterOrEqual(performance.now() - started, 600);

      const begun = performance.now();
      const error = await assertRejects(() => object.acquire(), OwnerDiedError, `process ${dead}`);
      assertEquals(error.owner, dead);
      await assertRejects(() => other.call(object, "acquire"), Error, `process ${dead}`);
      await assertRejects(() => object.acquire({ timeout: 60_000 }), OwnerDiedError);
      assertLess(performance.now() - begun, 3 * SOON);

      object.release();
      assertEquals(await other.call(object, "acquire"), true);
      await other.call(object, "release");
      other[Symbol.dispose]();
      await other.ended;
    },
  });
}

Deno.test({
  name: "Lock of a thread that has ended reports that to those who wait",
  timeout: 30_000,
  sanitizeOps: false, // a worker that was terminated is gone a little later
  sanitizeResources: false,
  async fn(): Promise<void> {
    for (const lock of [new ThreadLock(), new ThreadRLock()]) {
      const victim = await startThread(true);
      await victim.call(lock, "acquire");
      const waiting = assertRejects(() => lock.acquire(), OwnerDiedError, "thread ");
      victim[Symbol.dispose]();
      await waiting;
      lock.release();
      assertEquals(lock.tryAcquire(), true);
    }
  },
});

Deno.test({
  name: "Semaphore reports nobody who ended by itself, or whose permits others release",
  timeout: 30_000,
  async fn(): Promise<void> {
    const kept = new Semaphore(1), places = new Semaphore(1);
    const quiet = await startProcess(true);
    await quiet.call(kept, "acquire");
    quiet[Symbol.dispose]();
    await quiet.ended;
    const victim = await startProcess(true);
    await victim.call(places, "acquire");
    places.release(); // as the consumer of a buffer does
    await victim.call(places, "acquire");
    await kill(victim);
    const waits = [kept.acquire(), places.acquire(), kept.acquire(), places.acquire()];
    await new Promise((resolve) => setTimeout(resolve, 600));
    kept.release(2);
    places.release(2);
    assertEquals(await Promise.all(waits), [true, true, true, true]);
  },
});

Deno.test({
  name: "B-078 Barrier breaks for the others when a party is killed while it waits",
  timeout: 30_000,
  async fn(): Promise<void> {
    const parties = await Promise.all([true, false, true].map(startProcess));
    for (const timeout of [undefined, 60_000]) {
      const [victim, ...others] = parties.splice(0);
      parties.push(...others);
      // One never comes, so nobody passes.
      const barrier = new Barrier(others.length + 3, { timeout });
      void victim!.call(barrier, "wait");
      const broken = [
        assertRejects(() => barrier.wait(), BrokenBarrierError),
        ...others.map((party) => assertRejects(() => party.call(barrier, "wait"), Error, "broken")),
      ];
      await until(() => barrier.nWaiting === others.length + 2);
      const killed = performance.now();
      await kill(victim!);
      await Promise.all(broken);
      assertLess(performance.now() - killed, SOON);
      assertEquals(barrier.broken, true);
    }
    for (const party of parties) party[Symbol.dispose]();
    await Promise.all(parties.map((party) => party.ended));
  },
});

Deno.test({
  name: "Condition.notify() is not lost with a process that is killed while it waits",
  timeout: 30_000,
  async fn(): Promise<void> {
    const condition = new Condition(new Lock());
    const victim = await startProcess(true);
    await victim.call(condition, "acquire");
    void victim.call(condition, "wait");
    using _held = await condition.hold();
    const notified = (async (): Promise<boolean> => await condition.wait())();
    await condition.acquire();
    await kill(victim);
    condition.notify();
    condition.release();
    assertEquals(await notified, true);
  },
});

Deno.test({
  name: "SIGKILL at any moment leaves the others with an answer soon, and with everything usable",
  timeout: 2000 * KILLS + 30_000,
  async fn(): Promise<void> {
    const random = generator(4711);
    const survivor = await startProcess(true);
    let next = startProcess(true);
    let deaths = 0;
    let slowest = 0;
    for (let round = 0; round < KILLS; round++) {
      const belongings: Belongings = {
        lock: new Lock(),
        rlock: new RLock(),
        semaphore: new BoundedSemaphore(1),
        condition: new Condition(new Lock()),
        barrier: new Barrier(2),
        begun: new Event(),
      };
      const victim = await next;
      if (round + 1 < KILLS) next = startProcess(true);
      void victim.do("live", belongings);
      await belongings.begun.wait();
      const surviving = survivor.do<Survival>("survive", belongings);
      await new Promise((resolve) => setTimeout(resolve, 30 * random()));
      await kill(victim);
      const { longest, call, deaths: heard } = await surviving;
      assertLess(longest, SOON, `round ${round}: ${call}`);
      deaths += heard;
      slowest = Math.max(slowest, longest);
      const { lock, rlock, semaphore, condition } = belongings;
      for (const object of [lock, rlock, semaphore, condition]) await putRight(object);
      const { barrier } = belongings;
      barrier.reset();
      assertEquals([lock.locked(), rlock.locked(), condition.locked()], [false, false, false]);
      assertEquals([semaphore.getValue(), barrier.nWaiting, barrier.broken], [1, 0, false]);
    }
    survivor[Symbol.dispose]();
    await survivor.ended;
    if (KILLS > 100) console.log({ KILLS, deaths, slowest });
  },
});

/** Takes and releases what a dead one may have left. */
async function putRight(
  object: { acquire(): Promise<boolean>; release(): void },
): Promise<void> {
  const started = performance.now();
  await object.acquire().catch((error) => {
    if (!(error instanceof OwnerDiedError)) throw error;
  });
  object.release();
  assertLess(performance.now() - started, SOON);
}

/** Random numbers from 0 to 1 that are the same each time: a linear congruential generator. */
function generator(seed: number): () => number {
  return () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
