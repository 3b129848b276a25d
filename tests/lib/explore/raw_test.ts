import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { explore, table } from "interleave/explore";
import { Workers } from "../../../lib/explore/engines/workers.ts";
import { search } from "../../../lib/explore/search/search.ts";

const module = new URL("./programs/raw.ts", import.meta.url).href;

Deno.test("plain accesses and Atomics have the schedules that were counted", async () => {
  const found: Record<string, unknown> = {};
  for (const program of ["plainUpdate", "loadAndStore", "atomicAdd"]) {
    using runner = await Workers.start({ module, program });
    const { schedules, failures } = search(runner);
    found[program] = [schedules, [...failures.values()]];
  }
  assertEquals(found, { plainUpdate: [6, [4]], loadAndStore: [6, [4]], atomicAdd: [2, []] });
});

Deno.test("explore() finds the lost update of plain accesses, and calls them a data race", async () => {
  const { kind, failure, races, advice } = await explore({ module, program: "plainUpdate" });
  assertEquals(kind, "check-failed");
  assertEquals(failure!.preemptions, 1);
  assertEquals(races.map(({ object }) => object), ["mem[1]"]);
  assertStringIncludes(advice.join(), "Data race: A in step");
});

Deno.test("explore() finds the lost wake-up in a futex lock, in its minimal schedule", async () => {
  const { kind, failure, races, summary } = await explore({ module, program: "lostWakeUp" });
  assertEquals(kind, "deadlock", summary);
  assertEquals(races, []);
  assertEquals(failure!.left.length, 1);
  assertStringIncludes(failure!.left[0]!.next, "wait mem[2]");
  assertEquals(failure!.preemptions, 2, table(failure!));
});

for (const program of ["spinLock", "futexLock"]) {
  Deno.test(`explore() finds nothing wrong with the right lock ${program}, in all schedules`, async () => {
    const { kind, complete, races, summary } = await explore({ module, program });
    assertEquals([kind, complete, races], ["ok", true, []], summary);
  });
}

Deno.test("explore() finds a data race where a plain write gives a lock back", async () => {
  const { kind, races, summary } = await explore({ module, program: "spinLockPlainRelease" });
  assertEquals(kind, "data-race");
  assertEquals(races.map(({ object }) => object).sort(), ["mem[0]", "mem[1]"]);
  assertStringIncludes(summary, "No schedule fails");
});

Deno.test("a wait with a time-out may be woken, come late or time out", async () => {
  const { outcomes, complete } = await explore({ module, program: "timedWait" });
  assert(complete);
  assertEquals(Object.keys(outcomes).sort(), ["not-equal", "ok", "timed-out"]);
});

Deno.test("what Atomics put in order is no data race, and a plain flag is one", async () => {
  const passed = await explore({ module, program: "messagePassing" });
  assertEquals([passed.kind, passed.complete], ["ok", true]);
  const racy = await explore({ module, program: "racyMessagePassing" });
  assertEquals(racy.kind, "data-race");
});
