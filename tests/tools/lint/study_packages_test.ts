import { assertEquals } from "@std/assert";
import { runRule } from "./run_rule.ts";

function complaints(path: string, source: string): number {
  return runRule("study-packages", path, source).length;
}

Deno.test("study-packages: the study page and its tests use them", () => {
  const source = `import { Hono } from "hono"; import { EditorView } from "@codemirror/view";`;
  assertEquals(complaints("course/study/app.ts", source), 0);
  assertEquals(complaints("tests/course/study/browser_test.ts", source), 0);
});

Deno.test("study-packages: nobody else does, whatever the form of the import", () => {
  for (
    const name of ["hono", "hono/html", "npm:hono@4", "@lezer/highlight", "highlight.js/lib/core"]
  ) {
    assertEquals(complaints("course/main.ts", `import "${name}";`), 1, name);
    assertEquals(complaints("course/commands/study.ts", `await import("${name}");`), 1, name);
  }
});

Deno.test("study-packages: types cost nothing, and names that only begin alike are others", () => {
  assertEquals(complaints("course/main.ts", `import type { Hono } from "hono";`), 0);
  assertEquals(complaints("course/main.ts", `import "honolulu"; import "marked";`), 0);
});
