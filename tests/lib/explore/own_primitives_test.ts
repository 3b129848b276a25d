/**
 * Our own locks and queues, explored: not as single steps, as learners' code sees them, but cell by cell.
 *
 * @module
 */

import { assertEquals } from "@std/assert";
import { explore, table } from "interleave/explore";

const module = new URL("./own/primitives.ts", import.meta.url).href;

const programs = [
  "lock2",
  "lock3",
  "lockTwice",
  "lockInTime",
  "rlockNested",
  "latch3",
  "semaphore1",
  "semaphore2",
  "semaphoreMany",
  "eventSet",
  "eventPulse",
  "conditionOne",
  "conditionTwo",
  "conditionAll",
  "conditionInTime",
  "barrier2",
  "barrier3",
  "queueFull",
  "queueManyPut",
  "queueManyGet",
];

for (const program of programs) {
  Deno.test(`no schedule breaks our own ${program}`, async () => {
    const strategy = "exhaustive";
    const { kind, failure, summary } = await explore({
      module,
      program,
      strategy,
      // The first mistake that was found here, in queueManyPut, took 726.
      maxSchedules: program === "queueManyPut" ? 1000 : 300,
    });
    assertEquals(kind, "ok", failure ? table(failure) : summary);
  });
}

Deno.test("our own lock passes in all schedules there are", async () => {
  const { kind, complete, summary } = await explore({ module, program: "lock2" });
  assertEquals([kind, complete], ["ok", true], summary);
});

Deno.test("without its wake-ups our own lock is found to hang", async () => {
  const { kind } = await explore({ module, program: "lockUnwoken" });
  assertEquals(kind, "deadlock");
});
