import { assertEquals, assertMatch, assertThrows } from "@std/assert";
import { DeadlockError } from "../../../../lib/errors.ts";
import type { Lock } from "../../../../lib/processes.ts";
import type { Claim } from "../claim.ts";
import { aMoment, type Party } from "../world.ts";

const detectDeadlock = true;

/** Each has its lock and wants the next one's; who hears of the deadlock gives its own back. */
async function inACircle(parties: Party[], locks: Lock[]): Promise<string[]> {
  await Promise.all(parties.map((party, i) => party.call(locks[i]!, "acquire")));
  const messages: string[] = [];
  await Promise.all(parties.map(async (party, i) => {
    const next = locks[(i + 1) % locks.length]!;
    try {
      await party.call(next, "acquire");
      await party.call(next, "release");
    } catch (error) {
      assertEquals((error as Error).name, "DeadlockError");
      messages.push((error as Error).message);
    }
    await party.call(locks[i]!, "release");
  }));
  return messages;
}

/** What holds for locks with `detectDeadlock`. */
export const deadlockClaims: Claim[] = [
  {
    name: "DeadlockError goes to one of two who want each other's lock, and names both",
    parties: 2,
    owned: true,
    async check({ nouns }, parties): Promise<void> {
      for (const Class of [nouns.Lock, nouns.RLock]) {
        const locks = ["A", "B"].map((name) => new Class({ name, detectDeadlock }));
        const messages = await inACircle(parties, locks as Lock[]);
        assertEquals(messages.length, 1);
        assertMatch(
          messages[0]!,
          /\d+ holds lock "([AB])" and waits for lock "([AB])"; \w+ \d+ holds lock "\2" and waits for lock "\1"/,
        );
      }
    },
  },
  {
    name: "DeadlockError goes to one of three in a circle",
    parties: 3,
    owned: true,
    async check({ nouns }, parties): Promise<void> {
      const locks = Array.from({ length: 3 }, () => new nouns.Lock({ detectDeadlock }));
      const messages = await inACircle(parties, locks);
      assertEquals(messages.length, 1);
      assertEquals(messages[0]!.match(/holds lock no\. \d+/g)?.length, 3);
    },
  },
  {
    name: "DeadlockError does not go to who waits in a queue, or not for ever",
    parties: 3,
    owned: true,
    async check({ nouns }, [one, two, three]): Promise<void> {
      const a = new nouns.Lock({ detectDeadlock }), b = new nouns.Lock({ detectDeadlock });
      await one!.call(a, "acquire");
      await two!.call(b, "acquire");
      const queue = [two!.call(a, "acquire"), three!.call(b, "acquire")];
      assertEquals(await one!.call(b, "acquire", { timeout: 300 }), false);
      await one!.call(a, "release");
      assertEquals(await queue[0], true);
      await two!.call(b, "release");
      assertEquals(await queue[1], true);
      a.release();
      b.release();
    },
  },
  {
    name: "DeadlockError has the circle as data; a thread that blocks for its own lock is one",
    parties: 0,
    owned: true,
    async check({ nouns }): Promise<void> {
      const lock = new nouns.Lock({ name: "mine", detectDeadlock });
      await lock.acquire();
      const error = assertThrows(() => lock.acquireSync(), DeadlockError, 'lock "mine"');
      const [step, ...more] = error.cycle;
      assertEquals(more, []);
      assertEquals([step!.holds, step!.waitsFor], ['lock "mine"', 'lock "mine"']);
      assertEquals(step!.waiter, step!.heldBy);
      // A coroutine is told nothing: another one of this thread may release the lock.
      const waiting = lock.acquire();
      await aMoment(300);
      lock.release();
      assertEquals(await waiting, true);
      lock.release();
    },
  },
  {
    name: "DeadlockError needs the option: without it the wait goes on",
    parties: 2,
    owned: true,
    async check({ nouns }, parties): Promise<void> {
      const a = new nouns.Lock(), b = new nouns.Lock();
      await parties[0]!.call(a, "acquire");
      await parties[1]!.call(b, "acquire");
      const waits = [parties[0]!.call(b, "acquire"), parties[1]!.call(a, "acquire")];
      await aMoment(300);
      a.release();
      b.release();
      assertEquals(await Promise.all(waits), [true, true]);
    },
  },
];
