import { assertEquals, assertLessOrEqual } from "@std/assert";
import * as coroutines from "../../../lib/coroutines.ts";
import { processMemory } from "../../../lib/memory/process_memory.ts";
import { threadMemory } from "../../../lib/memory/thread_memory.ts";
import type { Arena } from "../../../lib/memory/arena.ts";
import * as processes from "../../../lib/processes.ts";
import * as threads from "../../../lib/threads.ts";
import "../../open_libc.ts";
import { consume, type Item, produce } from "./targets.ts";

const module = new URL("./targets.ts", import.meta.url).href;
const SIDES = 4;
/** How many messages pass in each test; a million by hand. */
const MESSAGES = Number(Deno.env.get("INTERLEAVE_TEST_MESSAGES") ?? 20_000);
const each = MESSAGES / SIDES;

type Queue = processes.Queue<Item | null>;
type Counts = processes.SharedArray<"int32">;

/** Has a target run elsewhere; resolves when it has ended well. */
type Run = (target: typeof produce | typeof consume, args: readonly unknown[]) => Promise<void>;

/** Sends all messages, and sees that all have arrived. */
async function pass(queue: Queue, counts: Counts[], blocks: boolean, run: Run): Promise<void> {
  const consumers = counts.map((seen) => run(consume, [queue, seen, blocks]));
  await Promise.all(counts.map((_, id) => run(produce, [queue, id, each, blocks])));
  for (const _ of counts) await queue.put(null);
  await Promise.all(consumers);
  for (let producer = 0; producer < SIDES; producer++) {
    assertEquals(counts.reduce((sum, seen) => sum + seen.get(producer), 0), each);
  }
  assertEquals([queue.empty(), queue.qsize()], [true, 0]);
}

/** How many words of an arena are in use. */
function inUse({ allocator }: Arena): number {
  return allocator.used - allocator.free;
}

function countsOf(nouns: typeof processes | typeof threads): Counts[] {
  return Array.from({ length: SIDES }, () => new nouns.SharedArray("int32", SIDES) as Counts);
}

const runProcess: Run = async (target, args) => {
  await using process = new processes.Process({
    module,
    target: target as (...args: unknown[]) => Promise<void>,
    args: [...args],
  });
  process.start();
  await process.join();
  assertEquals(process.exitCode, 0);
};

const runThread: Run = async (target, args) => {
  const thread = new threads.Thread({
    module,
    target: target as (...args: unknown[]) => Promise<void>,
    args: [...args],
  });
  thread.start();
  await thread.join();
  assertEquals(thread.error, null);
};

for (const blocks of [true, false]) {
  for (const maxSize of [0, 100]) {
    const how = `${blocks ? "blocking" : "waiting"}, ${maxSize || "no"} limit`;
    Deno.test({
      name: `Queue brings all messages of ${SIDES} processes to ${SIDES} others, in order: ${how}`,
      timeout: 300_000,
      async fn(): Promise<void> {
        const counts = countsOf(processes);
        const before = inUse(processMemory());
        {
          using queue: Queue = new processes.Queue<Item | null>(maxSize);
          await pass(queue, counts, blocks, runProcess);
        }
        assertEquals(inUse(processMemory()), before);
      },
    });
    Deno.test({
      name: `Queue brings all messages of ${SIDES} threads to ${SIDES} others, in order: ${how}`,
      timeout: 300_000,
      sanitizeOps: false,
      sanitizeResources: false,
      async fn(): Promise<void> {
        const counts = countsOf(threads);
        // What starting threads takes for good is taken before.
        await pass(new threads.Queue<Item | null>() as Queue, countsOf(threads), blocks, runThread);
        const before = inUse(threadMemory());
        {
          using queue = new threads.Queue<Item | null>(maxSize) as Queue;
          await pass(queue, counts, blocks, runThread);
        }
        assertEquals(inUse(threadMemory()), before);
      },
    });
  }
}

Deno.test({
  name: `Queue brings all messages of ${SIDES} coroutines to ${SIDES} others, in order`,
  timeout: 300_000,
  async fn(): Promise<void> {
    for (const maxSize of [0, 100]) {
      const counts = countsOf(threads);
      const queue = new coroutines.Queue<Item | null>(maxSize) as unknown as Queue;
      await pass(
        queue,
        counts,
        false,
        (target, args) => (target as never as Run)(...args as [never, never]),
      );
    }
  },
});

Deno.test("Queue gives the memory of a long queue back while it is drained", () => {
  for (
    const [nouns, memory] of [[processes, processMemory()], [threads, threadMemory()]] as const
  ) {
    const before = inUse(memory);
    {
      using queue = new nouns.Queue<Uint8Array>();
      for (let i = 0; i < 1000; i++) queue.putNowait(new Uint8Array(65_536).fill(1));
      const full = inUse(memory) - before;
      assertLessOrEqual(1000 * 65_536 / 4, full);
      for (let i = 0; i < 1000; i++) assertEquals(queue.getNowait().length, 65_536);
      // What is left is the chunk in use, and 4 MiB to go on with.
      assertLessOrEqual(inUse(memory) - before, 18 * 65_536);
    }
    assertEquals(inUse(memory), before);
  }
});
