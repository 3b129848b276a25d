import "../../open_libc.ts";
import { assertEquals, AssertionError, assertThrows } from "@std/assert";
import { assertOverlap, assertWorkers, ClosedDoor, Stage, Witness } from "interleave/checks";
import { record } from "interleave/timeline";
import { work } from "./worker.ts";

const module = import.meta.resolve("./worker.ts");

/** Loads the pages in the way of `run`, each of which takes a turn of the event loop. */
async function load(
  run: (loaders: (() => Promise<void>)[]) => Promise<unknown>,
): Promise<Witness> {
  const witness = new Witness();
  await run(["A", "B", "C"].map((name) => async (): Promise<void> => {
    using _span = witness.span(name, "load");
    await new Promise((resolve) => setTimeout(resolve));
  }));
  return witness;
}

Deno.test("C-01: assertOverlap() accepts tasks that wait together", async () => {
  const { events } = await load((loaders) => Promise.all(loaders.map((each) => each())));
  assertEquals(assertOverlap(events, "load", { input: "loadAll()", atLeast: 3 }), 3);
});

Deno.test("C-01: assertOverlap() refuses a serial program whose results are right", async () => {
  const { events } = await load(async (loaders) => {
    for (const each of loaders) await each();
  });
  assertThrows(
    () => assertOverlap(events, "load", { input: "loadAll()", atLeast: 2 }),
    AssertionError,
    'input     loadAll()\nexpected  "load" at least 2 times at the same moment\n' +
      "actual    at most 1: A, B, C, in this order",
  );
});

Deno.test("assertOverlap() does not count work that begins when another ends", () => {
  const event = { pid: 1, text: "load" };
  const events = [
    { ...event, at: 1, lane: "A", kind: "begin", id: 1 },
    { ...event, at: 2, lane: "A", kind: "finish", id: 1 },
    { ...event, at: 2, lane: "B", kind: "begin", id: 2 },
    { ...event, at: 3, lane: "B", kind: "finish", id: 2 },
  ] as const;
  assertEquals(assertOverlap(events, "load", { input: "", atLeast: 1 }), 1);
  assertThrows(() => assertOverlap(events, "load", { input: "", atLeast: 2 }), AssertionError);
});

Deno.test("assertOverlap() and the others say so when nothing was done at all", () => {
  const options = { input: "nothing()", atLeast: 1 };
  assertThrows(() => assertOverlap([], "load", options), AssertionError, "actual    never");
  assertThrows(() => assertWorkers([], "load", options), AssertionError, "actual    by nobody");
});

Deno.test({
  name: "C-01: assertOverlap() and assertWorkers() see what real processes did at the same time",
  ignore: Deno.build.os !== "linux",
  async fn(): Promise<void> {
    using recording = record();
    {
      using door = new ClosedDoor();
      await using first = new Stage(module, work, [door.path]);
      await using second = new Stage(module, work, [door.path]);
      await first.settle();
      await second.settle();
      door.open();
      await first.end();
      await second.end();
    }
    assertOverlap(recording.events(), "work", { input: "two", atLeast: 2 });
    const workers = assertWorkers(recording.events(), "work", { input: "two", atLeast: 2 });
    assertEquals(new Set(workers).size, 2);
  },
});

Deno.test({
  name: "C-01: assertOverlap() refuses real processes that ran one after the other",
  ignore: Deno.build.os !== "linux",
  async fn(): Promise<void> {
    using recording = record();
    using door = new ClosedDoor();
    door.open();
    for (let n = 0; n < 2; n++) {
      await using stage = new Stage(module, work, [door.path]);
      await stage.end();
    }
    const options = { input: "two", atLeast: 2 };
    assertWorkers(recording.events(), "work", options);
    assertThrows(() => assertOverlap(recording.events(), "work", options), AssertionError);
  },
});
