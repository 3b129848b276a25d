import { assertEquals } from "@std/assert";
import { admitThread, dismissThread } from "../../../lib/memory/thread_memory.ts";
import {
  cancellationOf,
  endOf,
  isThreadAlive,
  livingThreads,
  MAIN_THREAD,
  thisThread,
  ThreadRecord,
} from "../../../lib/memory/thread_table.ts";
import { waitAsync } from "../../../lib/memory/wait.ts";

Deno.test("livingThreads() lists those with a record until they are dismissed; the main one has none", () => {
  assertEquals(thisThread(), MAIN_THREAD);
  const threads = ["a", "naïve ☃", "c".repeat(1000)].map((name, i) => {
    const ident = admitThread().thread;
    const description = { ident, name, daemon: i === 1 };
    return { description, record: ThreadRecord.publish(description) };
  });
  assertEquals(livingThreads(), threads.map(({ description }) => description));
  for (const { description: { ident }, record } of threads) {
    assertEquals(isThreadAlive(ident), true);
    dismissThread(ident);
    dismissThread(ident);
    assertEquals([isThreadAlive(ident), record.takeReport()], [false, null]);
  }
  assertEquals(livingThreads(), []);
});

Deno.test("dismissThread() wakes those who wait for the end, and frees the place for another thread only", async () => {
  const ident = admitThread().thread;
  const end = endOf(ident);
  const waiting = waitAsync(
    end,
    () => end.load() === ident ? ident : true,
    performance.now() + 60_000,
    undefined,
  );
  cancellationOf(ident).store(ident);
  dismissThread(ident);
  assertEquals(await waiting, true);
  // As many again as there are places: each one is found free, and nobody in it is cancelled.
  for (let i = 0; i < 4096; i++) {
    const other = admitThread().thread;
    assertEquals(cancellationOf(other).load() === other, false);
    dismissThread(ident);
    assertEquals(isThreadAlive(other), true);
    dismissThread(other);
  }
});

Deno.test("ThreadRecord gives back all memory that it took, with a report or without", async () => {
  const { threadMemory } = await import("../../../lib/memory/thread_memory.ts");
  const { allocator } = threadMemory();
  const live = (text: string | null): number => {
    const description = { ident: admitThread().thread, name: "reporter", daemon: false };
    const record = ThreadRecord.publish(description);
    if (text !== null) ThreadRecord.of(description.ident).leaveReport(text);
    dismissThread(description.ident);
    assertEquals(record.takeReport(), text);
    return allocator.used - allocator.free;
  };
  const texts = [null, "", "short", "☃".repeat(5000)];
  const before = texts.map(live).at(-1);
  assertEquals(texts.map(live).at(-1), before);
});
