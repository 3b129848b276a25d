import { assertEquals } from "@std/assert";
import { runRule } from "./run_rule.ts";

function refused(source: string): string[] {
  return runRule("lesson-imports", "lessons/01_processes/demos/02_zombie.ts", source);
}

Deno.test("lesson-imports: the doors, the assertions and the lesson's own files are fine", () => {
  assertEquals(
    refused(`
      import { Process } from "interleave/processes";
      import { assertEquals } from "@std/assert";
      import { lesson } from "../mod.ts";
      import type { Demo } from "../../../course/kit.ts";
    `),
    [],
  );
});

Deno.test("lesson-imports: course/kit.ts gives types, not values", () => {
  assertEquals(refused(`import { kit } from "../../../course/kit.ts";`), [
    "Cannot import a value from course/kit.ts: it has types only",
  ]);
});

Deno.test("lesson-imports: other packages, other lessons and the inside of lib are refused", () => {
  for (
    const specifier of [
      "@std/path",
      "npm:chalk",
      "node:fs",
      "../../02_threads/mod.ts",
      "../../../lib/system/kill.ts",
      "../../../course/catalog.ts",
    ]
  ) {
    assertEquals(refused(`import "${specifier}";`), [`Cannot import "${specifier}" in a lesson`]);
  }
});

Deno.test("lesson-imports: the rule does not concern files outside lessons/", () => {
  assertEquals(runRule("lesson-imports", "course/text.ts", `import "npm:chalk";`), []);
});
