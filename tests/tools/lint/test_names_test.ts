import { assertEquals } from "@std/assert";
import { runRule } from "./run_rule.ts";

function refused(source: string): string[] {
  return runRule("test-names", "tests/lib/x_test.ts", source);
}

Deno.test("test-names: a name of one or two words is refused", () => {
  assertEquals(refused(`Deno.test("queue works", () => {});`), [
    'Cannot tell what "queue works" claims: a test\'s name is a sentence',
  ]);
  assertEquals(refused(`Deno.test({ name: "queue", fn() {} });`).length, 1);
  assertEquals(refused(`Deno.test(async function queue() {});`).length, 1);
  assertEquals(refused(`Deno.test.ignore("queue", () => {});`).length, 1);
});

Deno.test("test-names: a sentence is accepted, computed parts too", () => {
  assertEquals(refused(`Deno.test("Queue.put() waits while full", () => {});`), []);
  assertEquals(refused("Deno.test(`${world}: ${noun} keeps order`, () => {});"), []);
  assertEquals(refused(`Deno.test({ name: "Queue.put() waits while full", fn() {} });`), []);
});

Deno.test("test-names: names that are not written out are left alone", () => {
  assertEquals(refused(`Deno.test(name, () => {}); Deno.test({ ...options, name });`), []);
});
