import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { InvalidStateError } from "../../../../lib/errors.ts";
import type { Claim } from "../claim.ts";

/** What holds for an `RLock`. */
export const rlockClaims: Claim[] = [
  {
    name: "B-037 RLock is free after as many releases as acquires, and refuses one more",
    parties: 1,
    owned: true,
    async check({ nouns }, [other]): Promise<void> {
      const lock = new nouns.RLock();
      assertThrows(() => lock.release(), InvalidStateError, "nobody holds it");
      for (let i = 0; i < 3; i++) assertEquals(await lock.acquire(), true);
      for (let i = 0; i < 3; i++) {
        assertEquals(await other!.call(lock, "tryAcquire"), false);
        lock.release();
      }
      assertThrows(() => lock.release(), InvalidStateError, "nobody holds it");
      assertEquals(await other!.call(lock, "acquire"), true);
      await other!.call(lock, "release");
    },
  },
  {
    name: "B-038 RLock cannot be released by another than its owner, who still holds it",
    parties: 1,
    owned: true,
    async check({ nouns }, [other]): Promise<void> {
      const lock = new nouns.RLock();
      await other!.call(lock, "acquire");
      assertThrows(() => lock.release(), InvalidStateError, "another thread owns it");
      assertEquals([lock.locked(), lock.tryAcquire()], [true, false]);
      assertEquals(await other!.call(lock, "isOwned"), true);
      await other!.call(lock, "release");
      await lock.acquire();
      await assertRejects(() => other!.call(lock, "release"), Error, "another thread owns it");
      assertEquals(lock.isOwned(), true);
      lock.release();
    },
  },
  {
    name: "B-039 RLock.recursionCount() counts for the owner, and is 0 for others",
    parties: 1,
    owned: true,
    async check({ nouns }, [other]): Promise<void> {
      const lock = new nouns.RLock();
      const counts: number[] = [];
      const count = (): number => counts.push(lock.recursionCount());
      await lock.acquire();
      count();
      lock.acquireSync();
      lock.tryAcquire();
      count();
      assertEquals(await other!.call(lock, "recursionCount"), 0);
      assertEquals(await other!.call(lock, "isOwned"), false);
      lock.release();
      count();
      lock.release();
      lock.release();
      count();
      assertEquals(counts, [1, 3, 2, 0]);
      await other!.call(lock, "acquire");
      assertEquals([lock.recursionCount(), lock.isOwned()], [0, false]);
      await other!.call(lock, "release");
    },
  },
];
