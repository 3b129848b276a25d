import { assertEquals, assertThrows } from "@std/assert";
import { InvalidStateError } from "../../../../lib/errors.ts";
import { aMoment } from "../../sync/world.ts";
import type { Claim } from "../world.ts";

/** What holds for `taskDone()` and `join()`. */
export const joinClaims: Claim[] = [
  {
    name: "B-028 JoinableQueue.join() waits for the tenth taskDone() of four workers",
    parties: 4,
    async check({ nouns, call }, workers): Promise<void> {
      using queue = new nouns.JoinableQueue<number>();
      for (let i = 0; i < 10; i++) await queue.put(i);
      let joined = false;
      const join = queue.join().then((all) => joined = all);
      for (let i = 0; i < 10; i++) {
        const worker = workers[i % 4]!;
        assertEquals(await call(worker, queue, "get"), i);
        if (i === 9) {
          await aMoment();
          assertEquals([joined, await queue.join({ timeout: 0 })], [false, false]);
        }
        await worker.call(queue, "taskDone");
      }
      await join;
      assertEquals(joined, true);
      assertThrows(() => queue.taskDone(), InvalidStateError, "all items are done already");
    },
  },
  {
    name: "B-148 JoinableQueue counts each item once, and can be joined again and again",
    parties: 1,
    async check({ nouns, call }, [other]): Promise<void> {
      for (const Class of [nouns.JoinableQueue, nouns.LifoQueue, nouns.PriorityQueue]) {
        using queue = new Class<number>();
        assertThrows(() => queue.taskDone(), InvalidStateError);
        assertEquals(await queue.join(), true);
        for (let round = 0; round < 2; round++) {
          for (let i = 0; i < 100; i++) await queue.put(i);
          const join = call(other!, queue, "join");
          for (let i = 0; i < 100; i++) {
            await queue.get();
            queue.taskDone();
          }
          assertEquals([await join, queue.joinSync()], [true, true]);
        }
        assertThrows(() => queue.taskDone(), InvalidStateError);
      }
    },
  },
];
