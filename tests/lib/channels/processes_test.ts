import { assert, assertEquals, assertInstanceOf, assertRejects, assertThrows } from "@std/assert";
import { EndOfPipe, InvalidStateError } from "../../../lib/errors.ts";
import { processMemory } from "../../../lib/memory/process_memory.ts";
import {
  Connection,
  Pipe,
  Process,
  Queue,
  type Sentinel,
  SimpleQueue,
  wait,
} from "../../../lib/processes.ts";
import { Pipe as ThreadPipe, Queue as ThreadQueue, Thread } from "../../../lib/threads.ts";
import { Queue as CoroutineQueue } from "../../../lib/coroutines.ts";
import "../../open_libc.ts";
import { runProgram } from "../../run_program.ts";
import { echo, putOne, receiveUnderSignals } from "./targets.ts";

const module = new URL("./targets.ts", import.meta.url).href;

Deno.test({
  name: "B-032 Queue.put() of an item of 1 MiB returns, its process ends, and it can still be got",
  timeout: 30_000,
  async fn(): Promise<void> {
    using queue = new SimpleQueue<string>();
    await using process = new Process({ module, target: putOne, args: [queue, 1 << 20] });
    process.start();
    await process.join();
    assertEquals([process.exitCode, (await queue.get()).length], [0, 1 << 20]);
  },
});

Deno.test({
  name:
    "B-110 Connection ends when the child that has the other end does, not while it is starting",
  timeout: 30_000,
  async fn(): Promise<void> {
    const [ours, theirs] = Pipe();
    await using process = new Process({ module, target: echo, args: [theirs] });
    process.start();
    theirs.close();
    assertEquals(await ours.poll(), false);
    for (let i = 0; i < 100; i++) {
      await ours.send({ i });
      assertEquals(await ours.recv(), { i });
    }
    ours.close();
    await process.join();
    assertEquals(process.exitCode, 0);
  },
});

Deno.test({
  name: "B-110 Connection ends when the child that was to get the other end fails to start",
  timeout: 30_000,
  async fn(): Promise<void> {
    const [ours, theirs] = Pipe();
    await using process = new Process({ module, target: echo, args: [theirs] });
    process.start();
    process.kill();
    theirs.close();
    await assertRejects(() => ours.recv(), EndOfPipe);
    ours.close();
    await process.join();
    assertEquals(process.exitCode, -9);
  },
});

Deno.test("Connection ends when what it was to be sent with could not be sent", async () => {
  const [ours, theirs] = Pipe();
  using full = new Queue<unknown>(1);
  await full.put(0);
  const bad = { theirs, callback: (): void => {} };
  const process = new Process({ module, target: echo, args: [bad as unknown as Connection] });
  assertThrows(() => process.start(), TypeError, "callback");
  await assertRejects(() => full.put(bad), TypeError, "callback");
  await assertRejects(() => full.put(theirs, { timeout: 1 }), Error, "it is full");
  await full.get();
  await full.put([theirs]);
  full.shutdown({ immediate: true });
  assertEquals(ours.ready, false);
  theirs.close();
  assertEquals(ours.ready, true);
  ours.close();
});

Deno.test("Pipe gives its memory back when its last end is closed", async () => {
  const inUse = (): number => {
    const { used, free } = processMemory().allocator;
    return used - free;
  };
  const before = inUse();
  const [a, b] = Pipe();
  const inner = Pipe();
  await a.send(["something that nobody receives", inner]);
  for (const each of [...inner, a]) each.close();
  assert(inUse() > before);
  b.close();
  assertEquals(inUse(), before);
});

Deno.test({
  name: "B-119 wait() gives exactly what is ready: messages, and children that have ended",
  timeout: 30_000,
  // The thread that waits for all waits of this one comes to rest a little later.
  sanitizeOps: false,
  async fn(): Promise<void> {
    const [a, toA] = Pipe();
    const [b, toB] = Pipe();
    await using process = new Process({
      module,
      target: putOne,
      args: [new SimpleQueue<string>(), 1],
    });
    process.start();
    const { sentinel } = process;
    const all: Array<Connection | Sentinel> = [a, sentinel, b];
    assertEquals(await wait(all), [sentinel]);
    await toB.send(1);
    assertEquals(await wait(all), [sentinel, b]);
    await toA.send(1);
    assertEquals(await wait(all, { timeout: 0 }), [a, sentinel, b]);
    for (const each of [a, toA, b, toB]) each.close();
  },
});

for (const blocks of [true, false]) {
  Deno.test({
    name: `B-120 Connection is not disturbed by signals, ${blocks ? "blocking" : "waiting"}`,
    timeout: 30_000,
    async fn(): Promise<void> {
      const [ours, theirs] = Pipe();
      await using process = new Process({
        module,
        target: receiveUnderSignals,
        args: [theirs, blocks],
      });
      process.start();
      theirs.close();
      assertEquals(await ours.recv(), "ready");
      const disturb = setInterval(() => {
        if (process.isAlive()) Deno.kill(process.pid!, "SIGUSR1");
      }, 2);
      try {
        await new Promise((resolve) => setTimeout(resolve, 50));
        await ours.send({ hello: 1 });
        assertEquals(await ours.recv(), { hello: 1 });
        await new Promise((resolve) => setTimeout(resolve, 50));
        for (let i = 0; i < 2; i++) {
          const bytes = await ours.recvBytes();
          assertEquals([bytes.length, bytes.every((each) => each === 5)], [1 << 20, true]);
        }
      } finally {
        clearInterval(disturb);
      }
      await ours.send("no more");
      await process.join();
      assertEquals(process.exitCode, 0);
      ours.close();
    },
  });
}

Deno.test("Connection is held by a forked child from its first moment on", async () => {
  const program = "./programs/forked_pipe.ts";
  const { code, stdout, stderr } = await runProgram(import.meta.url, program, { forks: true });
  assertEquals([code, stdout, stderr], [0, "the child's words\nend\n", ""]);
});

Deno.test({
  name: "Queue and pipe among threads go to threads, and among coroutines nowhere",
  timeout: 30_000,
  // A Worker is gone a little later.
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(): Promise<void> {
    using queue = new Queue<unknown>();
    using threadQueue = new ThreadQueue<unknown>();
    const [ours, theirs] = ThreadPipe();
    const door = "interleave/processes";
    await assertRejects(() => queue.put(threadQueue), TypeError, door);
    await assertRejects(() => queue.put([ours]), TypeError, door);
    await assertRejects(() => queue.put(new CoroutineQueue()), TypeError, door);
    await assertRejects(
      () => threadQueue.put(new CoroutineQueue()),
      TypeError,
      "interleave/threads",
    );
    await threadQueue.put([queue, theirs]);
    const [sameQueue, sameEnd] = await threadQueue.get() as [typeof queue, Connection];
    assertInstanceOf(sameQueue, Queue);
    assertInstanceOf(sameEnd, Connection);
    sameEnd.close();

    const thread = new Thread({ module, target: echo, args: [theirs] });
    thread.start();
    theirs.close();
    await ours.send("hello");
    assertEquals(await ours.recv(), "hello");
    ours.close();
    await thread.join();
    assertEquals(thread.error, null);
    assertThrows(() => theirs.sendSync(1), InvalidStateError);
  },
});
