import { assertEquals, assertInstanceOf, assertThrows } from "@std/assert";
import { decode, encode } from "../../../lib/codec/codec.ts";
import * as coroutines from "../../../lib/coroutines.ts";
import * as processes from "../../../lib/processes.ts";
import * as threads from "../../../lib/threads.ts";
import "../../open_libc.ts";
import { work } from "./travel_fixture.ts";

Deno.test("Lock and its kin arrive as objects of their door's classes, with the same state", () => {
  for (const [to, door] of [["process", processes], ["thread", threads]] as const) {
    const lock = new door.Lock({ name: "x" });
    const sent = {
      lock,
      nested: [new Map([["r", new door.RLock()]]), new door.Semaphore(3)],
      bounded: new door.BoundedSemaphore(2),
      event: new door.Event(),
      condition: new door.Condition(lock as threads.Lock & processes.Lock),
      barrier: new door.Barrier(4, { timeout: 7 }),
    };
    const got = decode(encode(sent, { to })) as typeof sent;
    assertInstanceOf(got.lock, door.Lock);
    assertInstanceOf((got.nested[0] as Map<string, unknown>).get("r"), door.RLock);
    assertInstanceOf(got.bounded, door.BoundedSemaphore);
    assertInstanceOf(got.condition, door.Condition);
    got.lock.acquireSync();
    assertEquals([lock.locked(), sent.condition.tryAcquire(), got.condition.locked()], [
      true,
      false,
      true,
    ]);
    got.event.set();
    assertEquals(sent.event.isSet(), true);
    assertEquals((got.nested[1] as processes.Semaphore).getValue(), 3);
    assertThrows(() => got.bounded.release(), processes.InvalidStateError, "2 of at most 2");
    assertEquals([got.barrier.parties, got.barrier.timeout], [4, 7]);
  }
});

Deno.test("Lock and its kin say which door has those that can be sent there", () => {
  for (const Class of [threads.Lock, threads.RLock, threads.Event, threads.Semaphore]) {
    assertThrows(
      () => encode([{ inner: new Class() }], { name: "args" }),
      TypeError,
      `Cannot send args[0].inner: this ${Class.name} is for the threads of one process; ` +
        "make it with the one of interleave/processes",
    );
  }
  for (const [to, door] of [["process", "processes"], ["thread", "threads"]] as const) {
    for (
      const object of [
        new coroutines.Lock(),
        new coroutines.Event(),
        new coroutines.Condition(),
        new coroutines.Barrier(2),
        new coroutines.BoundedSemaphore(),
      ]
    ) {
      assertThrows(
        () => encode(object, { to }),
        TypeError,
        `is for the coroutines of one thread; make it with the one of interleave/${door}`,
      );
    }
  }
});

for (
  const [what, door, Beside] of [
    ["Process", processes, processes.Process],
    ["Thread", threads as unknown as typeof processes, threads.Thread],
  ] as const
) {
  Deno.test({
    name: `Lock and its kin work as arguments of a ${what} that imports only their types`,
    timeout: 60_000,
    async fn(): Promise<void> {
      const lock = new door.Lock(), rlock = new door.RLock(), started = new door.Event();
      const condition = new door.Condition(lock),
        barrier = new door.Barrier(3, { timeout: 30_000 });
      const steps = new door.Semaphore(0), free = new door.BoundedSemaphore(1);
      const args = [{ lock, rlock, condition, barrier, started, steps, free }] as const;
      const module = new URL("./travel_fixture.ts", import.meta.url).href;
      const both = [1, 2].map(() => new Beside({ module, target: work, args: [...args] }));
      for (const each of both) each.start();
      started.set();
      await barrier.wait();
      {
        using _held = await condition.hold();
        await condition.waitFor(() => steps.getValue() === 2000);
      }
      for (const each of both) {
        await each.join();
        assertEquals(each.error, null);
      }
      assertEquals([lock.locked(), rlock.locked(), free.getValue()], [false, false, 1]);
    },
  });
}

Deno.test("INTERLEAVE_DETECT_DEADLOCK=1 has all locks look for deadlocks", async () => {
  const program = `
    import { DeadlockError, Lock } from ${
    JSON.stringify(import.meta.resolve("interleave/threads"))
  };
    const lock = new Lock();
    lock.acquireSync();
    try {
      lock.acquireSync();
    } catch (error) {
      console.log(error instanceof DeadlockError);
    }`;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", program],
    env: { INTERLEAVE_DETECT_DEADLOCK: "1" },
    signal: AbortSignal.timeout(30_000),
  }).output();
  assertEquals(new TextDecoder().decode(stdout).trim(), "true");
});
