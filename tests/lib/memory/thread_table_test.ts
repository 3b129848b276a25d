import { assertEquals } from "@std/assert";
import { admitThread, threadMemory } from "../../../lib/memory/thread_memory.ts";
import {
  cancelThread,
  endOf,
  isThreadAlive,
  isThreadCancelled,
  livingThreads,
  ThreadRecord,
} from "../../../lib/memory/thread_table.ts";
import { dismissThread } from "../../../lib/memory/thread_ticket.ts";
import { waitAsync } from "../../../lib/memory/wait.ts";

Deno.test("livingThreads() lists those with a record until they are dismissed; the main one has none", () => {
  assertEquals(threadMemory().me, 1);
  const threads = ["a", "naïve ☃", "c".repeat(1000)].map((name, i) => {
    const ticket = admitThread();
    const description = { ident: ticket.thread, name, daemon: i === 1 };
    return { ticket, description, record: ThreadRecord.publish(description) };
  });
  assertEquals(livingThreads(), threads.map(({ description }) => description));
  for (const { ticket, description: { ident }, record } of threads) {
    assertEquals(isThreadAlive(ident), true);
    dismissThread(ticket);
    dismissThread(ticket);
    assertEquals([isThreadAlive(ident), record.takeReport()], [false, null]);
  }
  assertEquals(livingThreads(), []);
});

Deno.test("dismissThread() wakes those who wait for the end, and frees the place for another thread only", async () => {
  const ticket = admitThread();
  const ident = ticket.thread;
  const end = endOf(ident);
  const waiting = waitAsync(
    end,
    () => end.load() === ident ? ident : true,
    performance.now() + 60_000,
    undefined,
  );
  cancelThread(ident);
  assertEquals(isThreadCancelled(ident), true);
  dismissThread(ticket);
  assertEquals(await waiting, true);
  // As many again as there are places: each one is found free, and nobody in it is cancelled.
  for (let i = 0; i < 4096; i++) {
    const other = admitThread();
    assertEquals(isThreadCancelled(other.thread), false);
    dismissThread(ticket);
    assertEquals(isThreadAlive(other.thread), true);
    dismissThread(other);
  }
});

Deno.test("ThreadRecord gives back all memory that it took, with a report or without", () => {
  const { allocator } = threadMemory();
  const live = (text: string | null): number => {
    const ticket = admitThread();
    const description = { ident: ticket.thread, name: "reporter", daemon: false };
    const record = ThreadRecord.publish(description);
    if (text !== null) ThreadRecord.of(description.ident).leaveReport(text);
    dismissThread(ticket);
    assertEquals(record.takeReport(), text);
    return allocator.used - allocator.free;
  };
  const texts = [null, "", "short", "☃".repeat(5000)];
  const before = texts.map(live).at(-1);
  assertEquals(texts.map(live).at(-1), before);
});
