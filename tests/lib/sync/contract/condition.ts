import { assertEquals, assertGreaterOrEqual, assertRejects, assertThrows } from "@std/assert";
import { InvalidStateError } from "../../../../lib/errors.ts";
import type { Condition } from "../../../../lib/processes.ts";
import type { Claim } from "../claim.ts";
import { aMoment, type Party, until } from "../world.ts";

/** Has each wait, one after the other; counts those that come back, which release the lock then. */
async function sleepers(
  condition: Condition,
  parties: Party[],
  options: object = {},
): Promise<{ readonly woken: boolean[]; readonly all: Promise<unknown> }> {
  const woken: boolean[] = [];
  const all: Promise<void>[] = [];
  for (const party of parties) {
    await party.call(condition, "acquire");
    all.push((async (): Promise<void> => {
      woken.push(await party.call<boolean>(condition, "wait", options));
      await party.call(condition, "release");
    })());
  }
  // The last one is asleep as soon as the lock is free.
  await condition.acquire();
  condition.release();
  return { woken, all: Promise.all(all) };
}

/** Notifies, and waits until so many have come back in all. */
async function notify(
  condition: Condition,
  n: number,
  woken: boolean[],
  all: number,
): Promise<void> {
  await condition.acquire();
  condition.notify(n);
  const before = woken.length;
  await aMoment(10);
  assertEquals(woken.length, before); // the lock is still held
  condition.release();
  await until(() => woken.length === all);
  await aMoment(10);
  assertEquals(woken.length, all);
}

/** What holds for a `Condition`. */
export const conditionClaims: Claim[] = [
  {
    name: "B-053 Condition has a re-entrant lock by default",
    parties: 0,
    owned: true,
    async check({ nouns }): Promise<void> {
      const condition = new nouns.Condition();
      await condition.acquire();
      assertEquals(await condition.acquire({ timeout: 0 }), true);
      condition.release();
      condition.notify();
      condition.release();
      assertThrows(() => condition.notify(), InvalidStateError);
    },
  },
  {
    name: "B-053 Condition shares the state of the lock that it is given, both ways",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const lock = new nouns.Lock();
      const condition = new nouns.Condition(lock);
      await lock.acquire();
      assertEquals(await other!.call(condition, "tryAcquire"), false);
      await other!.call(condition, "release");
      assertEquals(await other!.call(condition, "acquire"), true);
      assertEquals([lock.locked(), lock.tryAcquire(), condition.locked()], [true, false, true]);
      lock.release();
    },
  },
  {
    name: "B-054 Condition.wait() and notify() need the lock",
    parties: 1,
    async check({ nouns, owned }, [other]): Promise<void> {
      const condition = new nouns.Condition(new nouns.Lock());
      await assertRejects(() => condition.wait(), InvalidStateError, "does not hold the lock");
      assertThrows(() => condition.notify(), InvalidStateError, "does not hold the lock");
      assertThrows(() => condition.notifyAll(), InvalidStateError);
      if (owned === undefined) return;
      await other!.call(condition, "acquire");
      assertThrows(() => condition.waitSync(), InvalidStateError);
      assertThrows(() => condition.notify(), InvalidStateError);
      await other!.call(condition, "release");
    },
  },
  {
    name: "B-055 Condition.notify() is not remembered for who comes later",
    parties: 2,
    async check({ nouns }, parties): Promise<void> {
      const condition = new nouns.Condition(new nouns.Lock());
      await condition.acquire();
      condition.notify();
      condition.notify(3);
      assertEquals(await condition.wait({ timeout: 5 }), false);
      condition.release();
      const { woken, all } = await sleepers(condition, parties);
      await notify(condition, 2, woken, 2);
      await all;
      await notify(condition, 3, woken, 2);
      await condition.acquire();
      assertEquals(await condition.wait({ timeout: 5 }), false);
      condition.release();
    },
  },
  {
    name: "B-056 Condition.notify(n) wakes exactly n of six who sleep",
    parties: 6,
    async check({ nouns }, parties): Promise<void> {
      const condition = new nouns.Condition(new nouns.Lock());
      const { woken, all } = await sleepers(condition, parties);
      await notify(condition, 2, woken, 2);
      await notify(condition, 4, woken, 6);
      await all;
      assertEquals(woken, Array(6).fill(true));
    },
  },
  {
    name: "B-058 Condition.wait() returns only after the notifier has released the lock",
    parties: 5,
    async check({ nouns }, parties): Promise<void> {
      const condition = new nouns.Condition(new nouns.Lock());
      const { woken, all } = await sleepers(condition, parties);
      await notify(condition, 3, woken, 3);
      await condition.acquire();
      condition.notifyAll();
      condition.release();
      await all;
      assertEquals(woken, Array(5).fill(true));
    },
  },
  {
    name: "B-059 Condition.wait() gives false when the time is up, and true when notified",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const condition = new nouns.Condition(new nouns.Lock());
      for (const timeout of [0, 50]) {
        const started = performance.now();
        const { woken, all } = await sleepers(condition, [other!], { timeout });
        await all;
        assertEquals(woken, [false]);
        assertGreaterOrEqual(performance.now() - started, timeout);
      }
      const { woken, all } = await sleepers(condition, [other!], { timeout: 60_000 });
      await notify(condition, 1, woken, 1);
      await all;
      assertEquals(woken, [true]);
    },
  },
  {
    name: "B-060 Condition.waitFor() waits through notifies until the predicate is true",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const condition = new nouns.Condition(new nouns.Lock());
      const state = new nouns.Semaphore(0);
      let over = false;
      const waiting = other!.do("waitForPermits", condition, state, 4)
        .then((result) => (over = true, result));
      for (let i = 0; i < 4; i++) {
        await aMoment(5);
        assertEquals(over, false);
        using _held = await condition.hold();
        state.release();
        condition.notify();
      }
      assertEquals(await waiting, true);
      using _held = await condition.hold();
      assertEquals(await condition.waitFor(() => 0, { timeout: 20 }), 0);
    },
  },
  {
    name: "B-062 Condition.wait() gives back all levels of an RLock, and restores them",
    parties: 1,
    owned: true,
    async check({ nouns }, [other]): Promise<void> {
      const lock = new nouns.RLock();
      const condition = new nouns.Condition(lock);
      await other!.call(lock, "acquire");
      await other!.call(condition, "acquire");
      const waiting = other!.call(condition, "wait");
      assertEquals(await lock.acquire(), true);
      condition.notify();
      assertEquals(lock.recursionCount(), 1);
      lock.release();
      assertEquals(await waiting, true);
      assertEquals(await other!.call(lock, "recursionCount"), 2);
      await other!.call(lock, "release");
      assertEquals(lock.tryAcquire(), false);
      await other!.call(lock, "release");
      assertEquals(lock.tryAcquire(), true);
      lock.release();
    },
  },
  {
    name: "Condition.notify() is not lost with a waiter that is out of time",
    parties: 4,
    async check({ nouns }, parties): Promise<void> {
      const condition = new nouns.Condition(new nouns.Lock());
      for (let round = 0; round < 10; round++) {
        // Both give up at about the time of the notify: one of them, or a patient one, has it.
        const hasty = await sleepers(condition, parties.slice(0, 2), { timeout: 5 + round });
        const patient = await sleepers(condition, parties.slice(2));
        await aMoment(round);
        await condition.acquire();
        condition.notify(3);
        condition.release();
        await hasty.all;
        const left = 3 - hasty.woken.filter((notified) => notified).length;
        await until(() => patient.woken.length >= Math.min(2, left));
        await condition.acquire();
        condition.notifyAll();
        condition.release();
        await patient.all;
      }
      using _held = await condition.hold();
      assertEquals(await condition.wait({ timeout: 1 }), false);
    },
  },
];
