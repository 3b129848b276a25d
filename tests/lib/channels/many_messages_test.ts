import { assertEquals, assertLessOrEqual } from "@std/assert";
import * as coroutines from "../../../lib/coroutines.ts";
import { processMemory } from "../../../lib/memory/process_memory.ts";
import { threadMemory } from "../../../lib/memory/thread_memory.ts";
import type { Arena } from "../../../lib/memory/arena.ts";
import * as processes from "../../../lib/processes.ts";
import * as threads from "../../../lib/threads.ts";
import "../../open_libc.ts";
import { consume, type Item, produce, type Way } from "./targets.ts";

const module = new URL("./targets.ts", import.meta.url).href;
const SIDES = 4;
const WAYS = "blocking and waiting, without and with a limit";
/** How many messages pass on each way; a million by hand. */
const MESSAGES = Number(Deno.env.get("INTERLEAVE_TEST_MESSAGES") ?? 20_000);
const each = MESSAGES / SIDES;

type Queue = processes.Queue<Item | null>;

/** Has a target run elsewhere; resolves when it has ended well. */
type Run = (target: typeof produce | typeof consume, args: readonly unknown[]) => Promise<void>;

/** For each consumer and each way: how many messages came, by producer. */
type Counts = processes.SharedArray<"int32">[][];

function countsOf(nouns: typeof processes | typeof threads, ways: number): Counts {
  return Array.from(
    { length: SIDES },
    () => Array.from({ length: ways }, () => new nouns.SharedArray("int32", SIDES)) as Counts[0],
  );
}

/** Sends so many messages from each on each way, and sees that all have arrived. */
async function pass(ways: Way[], counts: Counts, run: Run, count = each): Promise<void> {
  await Promise.all([
    ...counts.map((seen) => run(consume, [ways, seen])),
    ...counts.map((_, id) => run(produce, [ways, id, count])),
  ]);
  for (const [n, [queue]] of ways.entries()) {
    for (let producer = 0; producer < SIDES; producer++) {
      assertEquals(counts.reduce((sum, seen) => sum + seen[n]!.get(producer), 0), count);
    }
    assertEquals([queue.empty(), queue.qsize()], [true, 0]);
  }
}

/** How many words of an arena are in use. */
function inUse({ allocator }: Arena): number {
  return allocator.used - allocator.free;
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

/** Passes messages, blocking and waiting, without and with a limit; nothing of the queues' memory is left. */
async function passEachWay(
  nouns: typeof processes | typeof threads,
  run: Run,
): Promise<void> {
  const memory = nouns === processes ? processMemory() : threadMemory();
  const counts = countsOf(nouns, 4);
  const before = inUse(memory);
  {
    using queues = new DisposableStack();
    const ways = [true, false].flatMap((blocks) =>
      [0, 100].map((maxSize): Way => [
        queues.use(new nouns.Queue<Item | null>(maxSize) as Queue),
        blocks,
      ])
    );
    await pass(ways, counts, run);
  }
  assertEquals(inUse(memory), before);
}

Deno.test({
  name: `Queue brings all messages of ${SIDES} processes to ${SIDES} others, in order, ${WAYS}`,
  timeout: 300_000,
  fn: () => passEachWay(processes, runProcess),
});

Deno.test({
  name: `Queue brings all messages of ${SIDES} threads to ${SIDES} others, in order, ${WAYS}`,
  timeout: 300_000,
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(): Promise<void> {
    // What starting threads takes for good is taken before.
    using queue = new threads.Queue<Item | null>() as Queue;
    await pass([[queue, true]], countsOf(threads, 1), runThread, 1);
    await passEachWay(threads, runThread);
  },
});

Deno.test({
  name: `Queue brings all messages of ${SIDES} coroutines to ${SIDES} others, in order`,
  timeout: 300_000,
  async fn(): Promise<void> {
    const ways = [0, 100].map((maxSize): Way => [
      new coroutines.Queue<Item | null>(maxSize) as unknown as Queue,
      false,
    ]);
    await pass(
      ways,
      countsOf(threads, ways.length),
      (target, args) => (target as never as Run)(...args as [never, never]),
    );
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
