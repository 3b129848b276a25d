import { assertEquals, assertGreaterOrEqual, assertLess } from "@std/assert";
import { regionOf } from "../../../../lib/sync/place.ts";
import type { Claim } from "../claim.ts";
import { aMoment, until } from "../world.ts";

/** What holds for an `Event`. */
export const eventClaims: Claim[] = [
  {
    name: "B-064 Event.set(), clear() and isSet() may be repeated, and wait() takes its time",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const event = new nouns.Event();
      assertEquals(event.isSet(), false);
      for (const timeout of [0, -1]) {
        assertEquals(await other!.call(event, "wait", { timeout }), false);
      }
      const started = performance.now();
      assertEquals(await other!.call(event, "wait", { timeout: 50 }), false);
      assertGreaterOrEqual(performance.now() - started, 50);
      event.set();
      await other!.call(event, "set");
      assertEquals(await other!.call(event, "isSet"), true);
      assertEquals([await event.wait(), event.waitSync({ timeout: 0 })], [true, true]);
      await other!.call(event, "clear");
      event.clear();
      assertEquals([event.isSet(), await event.wait({ timeout: 0 })], [false, false]);
    },
  },
  {
    name: "B-065 Event.set() wakes all who wait, and works again after clear()",
    parties: 5,
    async check({ nouns }, parties): Promise<void> {
      const event = new nouns.Event();
      for (let round = 0; round < 3; round++) {
        let woken = 0;
        const all = parties.map(async (party) => {
          assertEquals(await party.call(event, "wait"), true);
          woken++;
          assertEquals(await party.call(event, "wait"), true);
        });
        await aMoment(10);
        assertEquals(woken, 0);
        event.set();
        await Promise.all(all);
        event.clear();
      }
    },
  },
  {
    name: "B-067 Event.wait() gives true to who waited, even if the event is cleared at once",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const event = new nouns.Event();
      for (let round = 0; round < 10; round++) {
        const waiters = regionOf(event).cell(1);
        waiters.store(0);
        const waiting = other!.call(event, "wait", { timeout: 60_000 });
        await until(() => waiters.load() === 1);
        event.set();
        event.clear();
        assertEquals(await waiting, true);
      }
    },
  },
  {
    name: "Event.set() wakes at once, not when those who wait look by themselves",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const ping = new nouns.Event(), pong = new nouns.Event();
      const rounds = 60;
      const started = performance.now();
      const answering = other!.do("answer", ping, pong, rounds);
      for (let i = 0; i < rounds; i++) {
        ping.set();
        await pong.wait();
        pong.clear();
      }
      await answering;
      // Each of the two looks by itself every 100 ms.
      assertLess(performance.now() - started, rounds * 75);
    },
  },
];
