import { assertEquals, AssertionError, assertThrows } from "@std/assert";
import { assertGuarded, Witness } from "interleave/checks";

const OPTIONS = { input: "addMany(2)", write: "write", lock: "holds" };

Deno.test("assertGuarded() counts the writes when each was made under the lock", () => {
  const witness = new Witness();
  for (const worker of ["A", "B", "A"]) {
    using _held = witness.span(worker, "holds");
    using _write = witness.span(worker, "write");
    witness.mark(worker, "write");
  }
  assertEquals(assertGuarded(witness.events, OPTIONS), 6);
});

Deno.test("C-01: assertGuarded() refuses a write under a lock that somebody else holds", () => {
  const witness = new Witness();
  {
    using _held = witness.span("A", "holds");
    witness.mark("A", "write");
    witness.mark("B", "write");
  }
  assertThrows(
    () => assertGuarded(witness.events, OPTIONS),
    AssertionError,
    "1 of 2 without it: B first, while A held it",
  );
});

Deno.test("C-01: assertGuarded() refuses a write that outlasts the lock", () => {
  const witness = new Witness();
  const held = witness.span("A", "holds");
  const write = witness.span("A", "write");
  held[Symbol.dispose]();
  write[Symbol.dispose]();
  assertThrows(() => assertGuarded(witness.events, OPTIONS), AssertionError, "1 of 1 without it");
});

Deno.test("assertGuarded() refuses a program that writes nothing", () => {
  assertThrows(() => assertGuarded([], OPTIONS), AssertionError, "nobody does it");
});

Deno.test("Witness gives each event a time of its own, and ends a span once", () => {
  const witness = new Witness();
  for (let n = 0; n < 100; n++) witness.mark("A", "look");
  const span = witness.span("A", "look");
  span[Symbol.dispose]();
  span[Symbol.dispose]();
  const times = witness.events.map(({ at }) => at);
  assertEquals(new Set(times).size, 102);
  assertEquals(times, times.toSorted((a, b) => a - b));
});
