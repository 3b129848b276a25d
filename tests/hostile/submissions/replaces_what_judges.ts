// Puts something of its own in the place of whatever checks are run and judged with.
// crashed: all 14 were refused
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
import * as assert from "@std/assert";

const { assertEquals, AssertionError } = assert;
const tries = [
  // What the check imports as assertEquals, and a call() of its own.
  [() => assert.assertEquals = () => {}, /Cannot assign to property 'assertEquals'/],
  [() => assertEquals.call = () => {}, /Cannot/],
  // Every AssertionError is born without a fault.
  [() => AssertionError.prototype.constructor = Object, /Cannot/],
  [
    () => Object.defineProperty(AssertionError, Symbol.hasInstance, { value: () => false }),
    /Cannot/,
  ],
  // With these the library keeps its locks.
  [() => Atomics.compareExchange = () => 0, /read only property 'compareExchange'/],
  // Every process that the check starts is one that does nothing.
  [() => Deno.Command = class {}, /Cannot set property Command/],
  // Everything equals everything.
  [() => Object.is = () => true, /read only property 'is'/],
  // Every list is empty to whoever walks over it.
  [
    () => Array.prototype[Symbol.iterator] = function* () {},
    /read only property 'Symbol\(Symbol\.iterator\)'/,
  ],
  // A better story is told whenever something becomes JSON.
  [
    () => Object.prototype.toJSON = () => ({ outcome: "passed" }),
    /Cannot add property toJSON/,
  ],
  // Another Object than the one that assertEquals() uses.
  [
    () => globalThis.Object = new Proxy(Object, { get: () => () => true }),
    /read only property 'Object'/,
  ],
  // Every promise succeeds.
  [
    () =>
      Promise.prototype.then = function (good) {
        return good(2);
      },
    /read only property 'then'/,
  ],
  // The grader's own report goes through its hands.
  [() => Deno.writeTextFileSync = () => {}, /read only property 'writeTextFileSync'/],
  // A function that does nothing is in the place of Deno.test, by either way.
  [() => Deno.test = () => {}, /read only property 'test'/],
  [
    () => Object.defineProperty(Deno, "test", { value: () => {} }),
    /Cannot redefine property: test/,
  ],
];

export const add = (_a: number, _b: number): number => 0;
