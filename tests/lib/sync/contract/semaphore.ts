import { assertEquals, assertGreaterOrEqual, assertThrows } from "@std/assert";
import { InvalidStateError } from "../../../../lib/errors.ts";
import type { Claim } from "../claim.ts";
import { aMoment, until } from "../world.ts";

/** What holds for a `Semaphore` and a `BoundedSemaphore`. */
export const semaphoreClaims: Claim[] = [
  {
    name: "B-047 Semaphore counts its permits, and may get more than in the beginning",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const semaphore = new nouns.Semaphore(2);
      assertEquals(await semaphore.acquire(), true);
      assertEquals(await other!.call(semaphore, "acquire"), true);
      assertEquals([semaphore.getValue(), semaphore.tryAcquire()], [0, false]);
      const values = [];
      for (let i = 0; i < 4; i++) {
        semaphore.release();
        values.push(await other!.call(semaphore, "getValue"));
      }
      assertEquals(values, [1, 2, 3, 4]);
    },
  },
  {
    name: "B-048 Semaphore has one permit by default, and refuses a negative number and release(0)",
    parties: 0,
    check({ nouns }): void {
      assertEquals(new nouns.Semaphore().getValue(), 1);
      for (const value of [-1, 1.5, NaN, Infinity]) {
        assertThrows(() => new nouns.Semaphore(value), RangeError, `${value} permits`);
      }
      for (const n of [0, -1, 0.5, NaN]) {
        assertThrows(() => new nouns.Semaphore().release(n), RangeError, `release ${n} permits`);
      }
    },
  },
  {
    name: "B-049 BoundedSemaphore refuses to get more permits than in the beginning",
    parties: 4,
    async check({ nouns }, parties): Promise<void> {
      const fresh = new nouns.BoundedSemaphore();
      assertThrows(() => fresh.release(), InvalidStateError, "1 of at most 1");
      assertEquals(fresh.tryAcquire(), true);
      fresh.release();
      assertThrows(() => fresh.release(), InvalidStateError);
      for (let limit = 1; limit <= 9; limit++) {
        const semaphore = new nouns.BoundedSemaphore(limit);
        const takers = parties.slice(0, limit);
        await Promise.all(takers.map((party) => party.call(semaphore, "acquire")));
        await Promise.all(takers.map((party) => party.call(semaphore, "release")));
        assertThrows(() => semaphore.release(), InvalidStateError);
        assertEquals(semaphore.getValue(), limit);
      }
    },
  },
  {
    name: "B-050 Semaphore.release(n) wakes n who wait",
    parties: 5,
    async check({ nouns }, parties): Promise<void> {
      const semaphore = new nouns.Semaphore(4);
      assertEquals(await semaphore.acquire(), true);
      let passed = 0;
      const all = parties.map(async (party) => {
        for (let i = 0; i < 2; i++) {
          assertEquals(await party.call(semaphore, "acquire"), true);
          passed++;
        }
      });
      for (const [released, passes] of [[0, 3], [4, 7], [2, 9]] as const) {
        if (released > 0) semaphore.release(released);
        await until(() => passed === passes);
        await aMoment(10);
        assertEquals(passed, passes);
      }
      assertEquals(semaphore.tryAcquire(), false);
      semaphore.release();
      await Promise.all(all);
      assertEquals([passed, semaphore.getValue()], [10, 0]);
    },
  },
  {
    name: "B-051 Semaphore.tryAcquire() by many succeeds exactly as often as there are permits",
    parties: 5,
    async check({ nouns }, parties): Promise<void> {
      const semaphore = new nouns.Semaphore(4);
      semaphore.acquireSync();
      const tries = await Promise.all(
        [...parties, ...parties].map((party) => party.call(semaphore, "tryAcquire")),
      );
      assertEquals(tries.filter((taken) => taken).length, 3);
      assertEquals(tries.length, 10);
    },
  },
  {
    name:
      "B-052 Semaphore.acquire({ timeout }) gives up when the time is up, and succeeds after a release",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const semaphore = new nouns.Semaphore(1);
      await semaphore.acquire();
      const started = performance.now();
      assertEquals(await other!.call(semaphore, "acquire", { timeout: 100 }), false);
      assertGreaterOrEqual(performance.now() - started, 100);
      assertEquals(await semaphore.acquire({ timeout: -1 }), false);
      semaphore.release();
      assertEquals(await other!.call(semaphore, "acquire", { timeout: 60_000 }), true);
    },
  },
  {
    name: "B-044 Semaphore.hold() takes one permit per block, and gives it back",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const semaphore = new nouns.Semaphore(2);
      {
        using _one = await semaphore.hold();
        assertEquals(await other!.call(semaphore, "tryAcquire"), true);
        await other!.call(semaphore, "release");
        using _two = semaphore.holdSync();
        assertEquals(await other!.call(semaphore, "tryAcquire"), false);
      }
      assertEquals(semaphore.getValue(), 2);
    },
  },
];
