import { assertEquals, assertGreaterOrEqual, assertLess, assertThrows } from "@std/assert";
import { TimeoutError } from "../../../lib/errors.ts";
import { Lock as CoroutineLock, Semaphore } from "../../../lib/coroutines.ts";
import { Lock, RLock } from "../../../lib/processes.ts";
import { WAITED } from "../../../lib/memory/owned_word.ts";
import { regionOf } from "../../../lib/sync/place.ts";
import "../../open_libc.ts";
import { aMoment, startProcess } from "./world.ts";

for (const blocks of [true, false]) {
  Deno.test({
    name: `B-045 Lock.acquire${
      blocks ? "Sync" : ""
    }() keeps its deadline while signals interrupt it`,
    timeout: 30_000,
    async fn(): Promise<void> {
      const lock = new Lock();
      lock.acquireSync();
      const other = await startProcess(blocks);
      await other.do("catchSignal", "SIGUSR2");
      const started = performance.now();
      let waits = true;
      const waiting = other.call(lock, "acquire", { timeout: 500 }).finally(() => waits = false);
      for (let i = 0; i < 40 && waits; i++) {
        Deno.kill(other.pid, "SIGUSR2");
        await aMoment(20);
      }
      assertEquals(await waiting, false);
      assertGreaterOrEqual(performance.now() - started, 500);
      assertLess(performance.now() - started, 5000);
      other[Symbol.dispose]();
      await other.ended;
    },
  });
}

Deno.test("Lock.holdSync() throws a TimeoutError when the time is up, and takes a name in messages", () => {
  const lock = new CoroutineLock({ name: "the pot" });
  lock.acquireSync();
  assertThrows(() => lock.holdSync({ timeout: 0 }), TimeoutError, "not free within 0 ms");
  lock.release();
  assertThrows(() => lock.release(), Error, 'Cannot release the lock "the pot": nobody holds it');
  const longest = "é".repeat(24);
  assertThrows(() => new Lock({ name: longest }).release(), Error, `"${longest}"`);
  assertThrows(() => new RLock({ name: `${longest}!` }), RangeError, "49 bytes, more than 48");
});

Deno.test("Lock gives its memory back when it is disposed of, to the next one", () => {
  const locks = Array.from({ length: 3 }, () => new Lock());
  locks[1]!.acquireSync();
  locks[1]![Symbol.dispose]();
  using next = new Lock();
  assertEquals([next.locked(), locks[0]!.locked()], [false, false]);
  for (const lock of [locks[0]!, locks[2]!]) lock[Symbol.dispose]();
});

Deno.test("tryAcquire() takes what is free, even if it is marked as waited for", () => {
  const lock = new CoroutineLock(), semaphore = new Semaphore(1);
  regionOf(lock).cell(0).store(WAITED);
  regionOf(semaphore).cell(0).store(1 | WAITED);
  assertEquals([lock.locked(), semaphore.getValue()], [false, 1]);
  assertEquals([lock.tryAcquire(), semaphore.tryAcquire()], [true, true]);
  assertEquals([lock.tryAcquire(), semaphore.tryAcquire()], [false, false]);
  lock.release();
  assertEquals([lock.locked(), lock.tryAcquire()], [false, true]);
});
