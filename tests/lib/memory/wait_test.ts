import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { InvalidStateError } from "../../../lib/errors.ts";
import type { Cell } from "../../../lib/memory/cell.ts";
import { localMemory } from "../../../lib/memory/local_memory.ts";
import type { Memory } from "../../../lib/memory/memory.ts";
import { processMemory } from "../../../lib/memory/process_memory.ts";
import { threadMemory } from "../../../lib/memory/thread_memory.ts";
import { waitAsync, waitSync } from "../../../lib/memory/wait.ts";
import "../../open_libc.ts";

/** Takes one from a cell that counts. */
function takeFrom(cell: Cell): () => true | number {
  return () => {
    const left = cell.load();
    if (left > 0) cell.store(left - 1);
    return left > 0 ? true : left;
  };
}

function soon(ms: number): number {
  return performance.now() + ms;
}

const memories: Readonly<Record<string, () => Memory>> = {
  "one thread": () => localMemory,
  threads: threadMemory,
  processes: processMemory,
};

for (const [kind, memory] of Object.entries(memories)) {
  Deno.test({
    name: `waitAsync() on a cell of ${kind} serves in the order of arrival`,
    timeout: 20_000,
    async fn(): Promise<void> {
      const cell = memory().reserve(1).cell(0);
      const order: number[] = [];
      const all = Array.from(
        { length: 10 },
        (_, i) => waitAsync(cell, takeFrom(cell), Infinity, undefined).then(() => order.push(i)),
      );
      for (const count of [1, 2, 7]) {
        cell.add(count);
        cell.unpark(count);
        const sum = order.length + count;
        while (order.length < sum) await new Promise((resolve) => setTimeout(resolve, 1));
        assertEquals(order, Array.from({ length: sum }, (_, i) => i));
      }
      await Promise.all(all);
      assertEquals(cell.load(), 0);
    },
  });

  Deno.test({
    name:
      `waitAsync() on a cell of ${kind} ends in time, by abort, and leaves the others their places`,
    timeout: 20_000,
    async fn(): Promise<void> {
      const cell = memory().reserve(1).cell(0);
      const controller = new AbortController();
      const { signal } = controller;
      const begun = performance.now();
      const aborted = waitAsync(cell, takeFrom(cell), Infinity, signal);
      const late = waitAsync(cell, takeFrom(cell), soon(20), undefined);
      const patient = waitAsync(cell, takeFrom(cell), soon(60_000), undefined);
      assertEquals(await late, false);
      assertEquals(performance.now() - begun >= 20, true);
      const reason = new Error("enough");
      controller.abort(reason);
      assertEquals(await assertRejects(() => aborted), reason);
      cell.add(1);
      cell.unpark(1);
      assertEquals([await patient, cell.load()], [true, 0]);
      assertEquals(await waitAsync(cell, takeFrom(cell), soon(0), undefined), false);
      await assertRejects(() => waitAsync(cell, takeFrom(cell), Infinity, signal), Error, "enough");
      const failing = waitAsync(cell, () => assertThrowsNow(), Infinity, undefined);
      await assertRejects(() => failing, Error, "no attempt");
    },
  });

  Deno.test(`waitSync() on a cell of ${kind} tries once more when its time is up`, () => {
    const cell = memory().reserve(1).cell(0);
    if (kind === "one thread") {
      assertThrows(() => waitSync(cell, takeFrom(cell), soon(20)), InvalidStateError);
    } else {
      const begun = performance.now();
      assertEquals(waitSync(cell, takeFrom(cell), soon(20)), false);
      assertEquals(performance.now() - begun >= 20, true);
    }
    assertEquals(waitSync(cell, takeFrom(cell), -Infinity), false);
    cell.store(1);
    assertEquals([waitSync(cell, takeFrom(cell), -Infinity), cell.load()], [true, 0]);
  });

  Deno.test({
    name: `waitAsync() on a cell of ${kind} by ten thousand leaves file access as fast as it was`,
    timeout: 30_000,
    async fn(): Promise<void> {
      const cell = memory().reserve(1).cell(0);
      const before = await timeToRead();
      const all = Array.from(
        { length: 10_000 },
        () => waitAsync(cell, takeFrom(cell), Infinity, undefined),
      );
      assertEquals(await timeToRead() < 10 * before + 2000, true);
      cell.add(10_000);
      cell.unpark(10_000);
      await Promise.all(all);
      assertEquals(cell.load(), 0);
    },
  });
}

function assertThrowsNow(): never {
  throw new Error("no attempt");
}

async function timeToRead(): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < 50; i++) await Deno.readTextFile(new URL(import.meta.url));
  return performance.now() - started;
}
