import {
  assert,
  assertEquals,
  assertGreaterOrEqual,
  assertLess,
  assertRejects,
  assertThrows,
} from "@std/assert";
import { InvalidStateError } from "../../../../lib/errors.ts";
import type { Claim } from "../claim.ts";
import { aMoment } from "../world.ts";

/** What holds for a `Lock`. */
export const lockClaims: Claim[] = [
  {
    name: "B-035 Lock is not re-entrant, and cannot be released by who finds it free",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const lock = new nouns.Lock();
      assertEquals(await lock.acquire(), true);
      assertEquals(lock.tryAcquire(), false);
      let got = false;
      const again = lock.acquire().then((acquired) => got = acquired);
      await aMoment();
      assertEquals(got, false);
      await other!.call(lock, "release");
      assertEquals(await again, true);
      lock.release();
      assertThrows(() => lock.release(), InvalidStateError, "nobody holds it");
      assertEquals([lock.locked(), lock.tryAcquire()], [false, true]);
    },
  },
  {
    name: "B-036 Lock may be released by another than who acquired it",
    parties: 2,
    async check({ nouns }, [one, other]): Promise<void> {
      const lock = new nouns.Lock();
      assertEquals(await one!.call(lock, "acquire"), true);
      lock.release();
      assertEquals(await other!.call(lock, "acquire"), true);
      assertEquals(await one!.call(lock, "tryAcquire"), false);
      await one!.call(lock, "release");
      assertEquals(lock.locked(), false);
    },
  },
  {
    name: "B-040 Lock.acquire() lets nobody in before release(), and then all, one at a time",
    parties: 5,
    async check({ nouns }, parties): Promise<void> {
      const lock = new nouns.Lock();
      await lock.acquire();
      let inside = 1;
      let passed = 0;
      const all = parties.map(async (party) => {
        assertEquals(await party.call(lock, "acquire"), true);
        assertEquals(++inside, 1);
        passed++;
        inside--;
        await party.call(lock, "release");
      });
      await aMoment();
      assertEquals([passed, lock.tryAcquire()], [0, false]);
      inside--;
      lock.release();
      await Promise.all(all);
      assertEquals([passed, lock.locked()], [5, false]);
    },
  },
  {
    name:
      "B-041 Lock.acquire({ timeout }) waits so long for a lock that is held, not for a free one",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const lock = new nouns.Lock();
      await lock.acquire();
      const started = performance.now();
      assertEquals(await other!.call(lock, "acquire", { timeout: 100 }), false);
      assertGreaterOrEqual(performance.now() - started, 100);
      lock.release();
      const free = performance.now();
      assertEquals(await other!.call(lock, "acquire", { timeout: 60_000 }), true);
      assertLess(performance.now() - free, 10_000);
      lock.release();
    },
  },
  {
    name:
      "B-042 Lock.acquire() takes zero and less for “do not wait”, and refuses what is no number",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const lock = new nouns.Lock();
      for (const timeout of [0, -1, -100, -Infinity]) {
        assertEquals(await other!.call(lock, "acquire", { timeout }), true);
        assertEquals(await lock.acquire({ timeout }), false);
        assertEquals(lock.acquireSync({ timeout }), false);
        lock.release();
      }
      for (const timeout of [1e100, Infinity, Number.MAX_SAFE_INTEGER]) {
        assertEquals(await other!.call(lock, "acquire", { timeout }), true);
        lock.release();
      }
      await lock.acquire();
      assertThrows(() => lock.acquireSync({ timeout: NaN }), RangeError, "timeout is NaN");
      const waits = [lock, new nouns.Semaphore(0)].map((each) => each.acquire({ timeout: NaN }));
      for (const wait of [...waits, new nouns.Event().wait({ timeout: NaN })]) {
        await assertRejects(() => wait, RangeError, "timeout is NaN");
      }
      lock.release();
    },
  },
  {
    name: "B-044 Lock.hold() releases once when the block is left by an error",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const lock = new nouns.Lock();
      const fail = async (): Promise<void> => {
        using held = await lock.hold();
        assertEquals(lock.locked(), true);
        assert(held);
        throw new Error("inside");
      };
      assertEquals(await fail().catch((error) => error.message), "inside");
      assertEquals(await other!.call(lock, "acquire", { timeout: 60_000 }), true);
      lock.release();
      const held = lock.holdSync();
      held.release();
      await other!.call(lock, "acquire");
      held[Symbol.dispose](); // once more: this must not release what another holds
      assertEquals(lock.locked(), true);
      lock.release();
    },
  },
  {
    name: "Lock loses no update of five who add 1",
    parties: 5,
    async check({ nouns }, parties): Promise<void> {
      const lock = new nouns.Lock();
      const count = new nouns.Semaphore(0);
      await Promise.all(parties.map((party) => party.do("addOften", lock, count, 500)));
      assertEquals([count.getValue(), lock.locked()], [2500, false]);
    },
  },
  {
    name: "Lock.acquire() that is aborted or out of time leaves no trace",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const lock = new nouns.Lock();
      await other!.call(lock, "acquire");
      const controller = new AbortController();
      const waits = [
        lock.acquire({ signal: controller.signal }),
        lock.acquire({ timeout: 5 }),
      ].map((wait) => wait.catch((error) => error));
      await aMoment(10);
      const reason = new Error("enough");
      controller.abort(reason);
      assertEquals(await Promise.all(waits), [reason, false]);
      await other!.call(lock, "release");
      assertEquals([lock.locked(), await other!.call(lock, "tryAcquire")], [false, true]);
      lock.release();
      const late = lock.acquire({ signal: controller.signal });
      assertEquals([await late.catch((error) => error), lock.locked()], [reason, false]);
    },
  },
];
