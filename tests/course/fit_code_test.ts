import { assert, assertEquals } from "@std/assert";
import { fitCode } from "../../course/fit_code.ts";
import { widthOf } from "../../course/text.ts";

Deno.test("fitCode() leaves lines that fit, and drawings, as they are", () => {
  const code = "if (a) {\n  b();   // c\n}";
  assertEquals(fitCode(code, 14), code);
  assertEquals(fitCode("│ a │  │ b │  each", 10, "text"), "│ a │  │ b │  each");
});

Deno.test("fitCode() goes on with a comment as a comment", () => {
  assertEquals(fitCode("  // one two three", 12), "  // one two\n  // three");
  assertEquals(fitCode(" * one two three", 10), " * one two\n * three");
  assertEquals(fitCode("  /** One two three. */", 14), "  /**\n   * One two\n   * three.\n   */");
});

Deno.test("fitCode() moves a comment from the end of a long line above it", () => {
  assertEquals(fitCode("  a = b; // one two", 14), "  // one two\n  a = b;");
  assertEquals(fitCode("  a = b; // one two", 10), "  // one\n  // two\n  a = b;");
  assertEquals(fitCode('see("http://a.example", it);', 27), 'see("http://a.example",\n    it);');
});

Deno.test("fitCode() goes on further in with code, and behind a backslash with a command", () => {
  assertEquals(fitCode("  run(first, second);", 16), "  run(first,\n      second);");
  assertEquals(fitCode("diff one/a.ts two/a.ts", 18, "sh"), "diff one/a.ts \\\n  two/a.ts");
  assert(!fitCode("cat a/long/path.ts", 12, "sh").includes("\\"));
});

Deno.test("fitCode() never exceeds the width", () => {
  const code = "  const value = call(one, two, three); // what it is good for\n" +
    "  /** Doubles a number without a lock: if somebody was quicker, it looks again. */";
  for (const width of [16, 24, 40, 60]) {
    for (const language of ["ts", "sh"]) {
      const lines = fitCode(code, width, language).split("\n");
      assert(lines.every((line) => widthOf(line) <= width), lines.join("\n"));
    }
  }
});
