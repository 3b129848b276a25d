import { assertEquals } from "@std/assert";
import { runRule } from "./run_rule.ts";

const source = `const { symbols } = Deno.dlopen("libc.so.6", {});`;

Deno.test("one-dlopen: lib/system/libc.ts may open a library", () => {
  assertEquals(runRule("one-dlopen", "lib/system/libc.ts", source), []);
});

Deno.test("one-dlopen: no other file may open a library", () => {
  for (const path of ["lib/system/fork.ts", "lib/memory/futex.ts", "lessons/01_processes/mod.ts"]) {
    assertEquals(runRule("one-dlopen", path, source), [
      "Cannot open a native library here: only lib/system/libc.ts does",
    ]);
  }
});
