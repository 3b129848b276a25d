import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { BrokenBarrierError } from "../../../../lib/errors.ts";
import type { Claim } from "../claim.ts";
import { aMoment, until } from "../world.ts";

const broken = "it is broken";

/** What holds for a `Barrier`. */
export const barrierClaims: Claim[] = [
  {
    name: "B-068 Barrier lets nobody begin a pass before everybody has ended the one before",
    parties: 5,
    async check({ nouns }, parties): Promise<void> {
      const barrier = new nouns.Barrier(5);
      const passes = Array.from({ length: 10 }, () => new nouns.Semaphore(0));
      await Promise.all(parties.map((party) => party.do("passOften", barrier, passes)));
      assertEquals(passes.map((pass) => pass.getValue()), Array(10).fill(5));
      assertEquals([barrier.nWaiting, barrier.broken, barrier.parties], [0, false, 5]);
    },
  },
  {
    name: "B-069 Barrier.wait() gives each party another index, and one alone need not wait",
    parties: 5,
    async check({ nouns }, parties): Promise<void> {
      const barrier = new nouns.Barrier(5);
      for (let round = 0; round < 3; round++) {
        const indexes = await Promise.all(
          parties.map((party) => party.call<number>(barrier, "wait")),
        );
        assertEquals(indexes.toSorted(), [0, 1, 2, 3, 4]);
      }
      const alone = new nouns.Barrier(1);
      assertEquals([await alone.wait(), alone.waitSync(), await alone.wait()], [0, 0, 0]);
      for (const parties of [0, -1, 1.5]) {
        assertThrows(() => new nouns.Barrier(parties), RangeError, `${parties} parties`);
      }
    },
  },
  {
    name: "B-070 Barrier calls its action once per pass, before anybody goes on",
    parties: 3,
    async check({ nouns }, parties): Promise<void> {
      const calls = new nouns.Semaphore(0);
      const barrier = new nouns.Barrier(3, { action: () => calls.release() });
      for (let pass = 1; pass <= 3; pass++) {
        const seen = await Promise.all(
          parties.map((party) => party.do("waitWithAction", barrier, calls)),
        );
        assertEquals(seen, [pass, pass, pass]);
      }
    },
  },
  {
    name: "B-071 Barrier breaks when the action throws: one gets the error, the others the break",
    parties: 3,
    async check({ nouns }, parties): Promise<void> {
      const barrier = new nouns.Barrier(3, {
        action: () => {
          throw new Error("no action");
        },
      });
      const all = await Promise.all(
        parties.map((party) => party.do<string>("waitWithFailure", barrier)),
      );
      assertEquals(all.toSorted(), ["BrokenBarrierError", "BrokenBarrierError", "no action"]);
      assertEquals(barrier.broken, true);
    },
  },
  {
    name: "B-072 Barrier.abort() breaks it for those inside and those who come later",
    parties: 3,
    async check({ nouns }, parties): Promise<void> {
      const barrier = new nouns.Barrier(4);
      const inside = parties.map((party) =>
        assertRejects(() => party.call(barrier, "wait"), Error, broken)
      );
      await until(() => barrier.nWaiting === 3);
      barrier.abort();
      await Promise.all(inside);
      assertEquals([barrier.broken, barrier.nWaiting], [true, 0]);
      await assertRejects(() => parties[0]!.call(barrier, "wait"), Error, broken);
      await assertRejects(() => barrier.wait(), BrokenBarrierError);
    },
  },
  {
    name: "B-074 Barrier that was broken works for a full pass after reset()",
    parties: 3,
    async check({ nouns }, parties): Promise<void> {
      const barrier = new nouns.Barrier(3);
      const around = new nouns.Barrier(4);
      const all = parties.map(async (party, i) => {
        if (i === 0) await party.call(barrier, "abort");
        await assertRejects(() => party.call(barrier, "wait"), Error, broken);
        await party.call(around, "wait");
        await party.call(around, "wait");
        return await party.call<number>(barrier, "wait");
      });
      await around.wait();
      barrier.reset();
      await around.wait();
      assertEquals((await Promise.all(all)).toSorted(), [0, 1, 2]);
      assertEquals(barrier.broken, false);
    },
  },
  {
    name: "B-075 Barrier breaks for all, the late one too, when the time of those who wait is up",
    parties: 3,
    async check({ nouns }, parties): Promise<void> {
      const barrier = new nouns.Barrier(4);
      const inside = parties.map((party) =>
        assertRejects(() => party.call(barrier, "wait", { timeout: 100 }), Error, broken)
      );
      await Promise.all(inside);
      await assertRejects(() => barrier.wait({ timeout: 100 }), BrokenBarrierError);
      assertEquals(barrier.broken, true);
    },
  },
  {
    name: "B-076 Barrier takes the timeout of its constructor, and breaks at once without time",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      const barrier = new nouns.Barrier(2, { timeout: 50 });
      await assertRejects(() => other!.call(barrier, "wait"), Error, broken);
      for (const timeout of [0, -1]) {
        const another = new nouns.Barrier(2);
        await assertRejects(() => other!.call(another, "wait", { timeout }), Error, broken);
        assertThrows(() => another.waitSync(), BrokenBarrierError);
        assertEquals(another.broken, true);
      }
    },
  },
  {
    name: "B-215 Barrier is not broken by one who is aborted, and takes another in its place",
    parties: 2,
    async check({ nouns }, parties): Promise<void> {
      const barrier = new nouns.Barrier(3);
      const controller = new AbortController();
      const first = parties[0]!.call<number>(barrier, "wait");
      const gone = barrier.wait({ signal: controller.signal });
      await until(() => barrier.nWaiting === 2);
      const reason = new Error("gone");
      controller.abort(reason);
      assertEquals(await gone.catch((error) => error), reason);
      assertEquals([barrier.nWaiting, barrier.broken], [1, false]);
      const rest = [parties[1]!.call<number>(barrier, "wait"), barrier.wait()];
      assertEquals((await Promise.all([first, ...rest])).toSorted(), [0, 1, 2]);
    },
  },
  {
    name: "B-215 Barrier.reset() wakes those who wait with a BrokenBarrierError",
    parties: 2,
    async check({ nouns }, parties): Promise<void> {
      const barrier = new nouns.Barrier(3);
      const inside = parties.map((party) =>
        assertRejects(() => party.call(barrier, "wait"), Error, broken)
      );
      await until(() => barrier.nWaiting === 2);
      barrier.reset();
      await Promise.all(inside);
      const again = [
        ...parties.map((party) => party.call<number>(barrier, "wait")),
        barrier.wait(),
      ];
      assertEquals((await Promise.all(again)).toSorted(), [0, 1, 2]);
      await aMoment(0);
    },
  },
];
