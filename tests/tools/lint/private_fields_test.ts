import { assertEquals } from "@std/assert";
import { runRule } from "./run_rule.ts";

function refused(source: string): number {
  return runRule("private-fields", "lib/sync/lock.ts", source).length;
}

Deno.test("private-fields: a field, method, accessor or parameter may not be `private`", () => {
  assertEquals(refused(`class A { private x = 1; }`), 1);
  assertEquals(refused(`class A { private x() {} }`), 1);
  assertEquals(refused(`class A { private get x() { return 1; } }`), 1);
  assertEquals(refused(`class A { constructor(private x: number) {} }`), 1);
});

Deno.test("private-fields: `#`, `protected` and a private constructor are fine", () => {
  assertEquals(refused(`class A { #x = 1; protected y = 2; private constructor() {} }`), 0);
});
