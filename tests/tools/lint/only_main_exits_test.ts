import { assertEquals } from "@std/assert";
import { runRule } from "./run_rule.ts";

Deno.test("only-main-exits: programs may exit", () => {
  const paths = [
    "course/main.ts",
    "lib/system/final_steps.ts",
    "lib/workers/process_main.ts",
    "tools/ok.ts",
    "bench/main.ts",
    "tests/lib/system/programs/exits.ts",
  ];
  for (const path of paths) assertEquals(runRule("only-main-exits", path, `Deno.exit(3);`), []);
});

Deno.test("only-main-exits: no other file may exit", () => {
  for (
    const path of ["course/commands/list.ts", "lib/system/fork.ts", "tests/x_test.ts", "mod.ts"]
  ) {
    assertEquals(runRule("only-main-exits", path, `Deno.exit(3);`), [
      "Cannot exit here: only a program's main file ends the process",
    ]);
  }
});

Deno.test("only-main-exits: setting Deno.exitCode is no exit", () => {
  assertEquals(runRule("only-main-exits", "course/commands/list.ts", `Deno.exitCode = 2;`), []);
});
