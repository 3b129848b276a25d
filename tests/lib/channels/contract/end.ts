import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { InvalidStateError, QueueShutDown } from "../../../../lib/errors.ts";
import { aMoment } from "../../sync/world.ts";
import type { Claim } from "../world.ts";

/** What holds for `shutdown()`. */
export const endClaims: Claim[] = [
  {
    name: "B-152 Queue that was shut down takes nothing, gives what it has, and can be joined",
    parties: 1,
    async check({ nouns, call }, [other]): Promise<void> {
      for (const Class of [nouns.JoinableQueue, nouns.LifoQueue, nouns.PriorityQueue]) {
        using queue = new Class<number>();
        await queue.put(1);
        await queue.put(2);
        await other!.call(queue, "shutdown");
        await assertRejects(() => queue.put(3), QueueShutDown, "it was shut down");
        assertThrows(() => queue.putNowait(3), QueueShutDown);
        await assertRejects(() => call(other!, queue, "put", 3), Error, "it was shut down");
        const got = [await queue.get(), await call<number>(other!, queue, "get")];
        assertEquals(got.toSorted(), [1, 2]);
        await assertRejects(() => queue.get(), QueueShutDown);
        assertThrows(() => queue.getNowait(), QueueShutDown);
        assertEquals(await queue.join({ timeout: 0 }), false);
        const join = queue.join();
        queue.taskDone();
        await other!.call(queue, "taskDone");
        assertEquals(await join, true);
      }
    },
  },
  {
    name: "B-153 Queue.shutdown() ends the waits of those who put and get, here and elsewhere",
    parties: 2,
    async check({ nouns, call }, [one, two]): Promise<void> {
      using empty = new nouns.Queue<number>();
      const gets = [
        empty.get(),
        empty.get(),
        call(one!, empty, "get"),
        call(two!, empty, "get", { timeout: 25_000 }),
      ].map((get) => assertRejects(() => get, Error, "it was shut down"));
      await aMoment();
      empty.shutdown();
      await Promise.all(gets);

      using full = new nouns.Queue<number>(1);
      await full.put(0);
      const puts = [
        full.put(1),
        full.put(2),
        call(one!, full, "put", 3),
        call(two!, full, "put", 4),
      ]
        .map((put) => assertRejects(() => put, Error, "it was shut down"));
      await aMoment();
      full.shutdown();
      await Promise.all(puts);
      assertEquals([await full.get(), full.empty()], [0, true]);
    },
  },
  {
    name:
      "B-153 Queue.shutdown({ immediate }) drops what is there, but not what is being worked on",
    parties: 1,
    async check({ nouns, call }, [other]): Promise<void> {
      for (const Class of [nouns.JoinableQueue, nouns.LifoQueue, nouns.PriorityQueue]) {
        using dropped = new Class<number>();
        for (let i = 0; i < 3; i++) await dropped.put(i);
        const join = call(other!, dropped, "join");
        await aMoment();
        dropped.shutdown({ immediate: true });
        assertEquals([await join, dropped.empty()], [true, true]);
        assertThrows(() => dropped.taskDone(), InvalidStateError);

        using taken = new Class<number>();
        for (let i = 0; i < 3; i++) await taken.put(i);
        await taken.get();
        taken.shutdown({ immediate: true });
        assertEquals([taken.qsize(), await taken.join({ timeout: 10 })], [0, false]);
        taken.taskDone();
        assertEquals(await taken.join(), true);
        await assertRejects(() => taken.get(), QueueShutDown);
      }
    },
  },
];
