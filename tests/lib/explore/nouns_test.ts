import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { explore, type ExploreLimits, type Report } from "interleave/explore";

const module = new URL("./programs/nouns.ts", import.meta.url).href;

function exploreNoun(program: string, limits: ExploreLimits = {}): Promise<Report> {
  return explore({ module, program, ...limits });
}

async function assertClean(program: string, limits: ExploreLimits = {}): Promise<void> {
  const { kind, complete, summary } = await exploreNoun(program, limits);
  assertEquals([kind, complete], ["ok", true], summary);
}

Deno.test("RLock may be taken again by its owner, and is free after as many releases", async () => {
  await assertClean("rlockTwice");
});

Deno.test("RLock.release() by another thread is an error", async () => {
  const { kind, failure } = await exploreNoun("rlockOfAnother");
  assertEquals(kind, "exception");
  assertStringIncludes(failure!.message!, "Cannot release lock: this thread does not hold it");
});

Deno.test("Lock.release() by another thread gives the lock back", async () => {
  await assertClean("lockOfAnother");
});

Deno.test("BoundedSemaphore lets as many in as it has permits", async () => {
  await assertClean("threeSeats");
  const { failure } = await exploreNoun("tooManyPermits");
  assertStringIncludes(failure!.message!, "all its permits are there already");
});

Deno.test("Barrier.abort() breaks it for those inside and those to come", async () => {
  await assertClean("brokenBarrier");
});

Deno.test("Barrier.waitSync() gives each party its own number", async () => {
  await assertClean("barrierNumbers");
});

Deno.test("Queue keeps the order of its items", async () => {
  const { outcomes, complete } = await exploreNoun("queueInOrder");
  assert(complete);
  assertEquals(Object.keys(outcomes), ["5,-6,7"]);
});

Deno.test("Queue.getNowait() takes an item or throws QueueEmpty", async () => {
  const { outcomes } = await exploreNoun("queueInAHurry");
  assertEquals(Object.keys(outcomes).sort(), ["seen=-1", "seen=1"]);
});

Deno.test("a time-out is a choice of the explorer, and gets a program past a deadlock", async () => {
  const { outcomes, complete, kind } = await exploreNoun("patient");
  assertEquals([kind, complete], ["ok", true]);
  assertEquals(Object.keys(outcomes).sort(), ["0", "1"]);
  const event = await exploreNoun("timedEvent");
  assertEquals(Object.keys(event.outcomes).sort(), ["seen=0", "seen=1"]);
});

Deno.test("a report says when limits of time-outs have cut something off", async () => {
  const { summary, outcomes } = await exploreNoun("timedEvent", { timeouts: 0 });
  assertEquals(Object.keys(outcomes), ["seen=1"]);
  assertStringIncludes(summary, "; a thread had at most 0 time-outs while others could go on.");
});

Deno.test("waiting for a time again and again, while nobody can go on, is a livelock", async () => {
  const { kind, failure } = await exploreNoun("stubborn");
  assertEquals(kind, "livelock");
  assert(failure!.repeats !== null);
});

Deno.test("a wake-up for no reason shows why waiting stands in a loop", async () => {
  await assertClean("trusting");
  const { kind, failure } = await exploreNoun("trusting", { spurious: 1 });
  assertEquals(kind, "exception");
  assert(failure!.steps.some(({ text }) => text === "… wakes up for no reason"));
  await assertClean("careful", { spurious: 2 });
});

Deno.test("an invariant is looked at after every step, and reading in it is no step", async () => {
  const { kind, failure } = await exploreNoun("transfer");
  assertEquals(kind, "invariant-failed");
  assertEquals(failure!.message, "the sum is wrong");
  assertEquals(failure!.steps.map(({ text }) => text), ["from.sub(1) → 5"]);
});

Deno.test("two who give way to each other for ever are a livelock or run into the bound", async () => {
  const { kind } = await exploreNoun("polite", { maxSteps: 60 });
  assert(["livelock", "too-long"].includes(kind), kind);
});

Deno.test("what threads print stands in the trace, where it was printed", async () => {
  const { failure } = await exploreNoun("prints");
  const printed = failure!.steps.flatMap((step) =>
    (step.printed ?? []).map((text) => [step.text, text])
  );
  assertEquals(printed, [["x.load() → 0", "before { x: 0 }"], ["x.store(1)", "after"]]);
});
