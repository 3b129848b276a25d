import "../../course/own_colors.ts";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { setColorEnabled } from "@std/fmt/colors";
import { firstParagraph, highlight, markdown } from "../../course/markdown.ts";
import { widthOf } from "../../course/text.ts";

const TABLE = "| call | effect |\n| --- | --- |\n| `go()` | **goes** a long way |\n";

setColorEnabled(false);

Deno.test("markdown() joins the lines of a paragraph and breaks them anew", () => {
  assertEquals(markdown("one\ntwo *three* four", 10), "one two\nthree four");
});

Deno.test("markdown() draws a table that fits", () => {
  assertStringIncludes(markdown(TABLE, 80), "│ go() │ goes a long way │");
});

Deno.test("markdown() writes a table that does not fit as a line for each cell", () => {
  assertEquals(markdown(TABLE, 20), "call: go()\neffect: goes a\n    long way");
});

Deno.test("markdown() writes code in such a table with its colons, and a command on one line", () => {
  const table = "| call | effect |\n| --- | --- |\n| `go(): x` | see `go --far now` |\n";
  assertEquals(markdown(table, 28), "call: go(): x\neffect: see go --far now");
  assertEquals(markdown(table, 22), "call: go(): x\neffect: see\n    go --far now");
});

Deno.test("markdown() leaves out the empty cells of such a table", () => {
  const table = "| | one | two |\n| --- | --- | --- |\n| speed | slow | |\n| cost | | much |\n";
  assertEquals(markdown(table, 18), "speed\none: slow\n\ncost\ntwo: much");
});

Deno.test("markdown() breaks the items of a list under their text, and renders what is in them", () => {
  assertEquals(markdown("- a **bold** item that is long", 20), "  * a bold item that\n    is long");
});

Deno.test("markdown() keeps the lines of a program and breaks those that are too long", () => {
  const text = markdown("```ts\nconst a = 1;\n  const b = 'a rather long text';\n```", 30);
  assertEquals(text.split("\n")[0], "  const a = 1;");
  assert(text.split("\n").every((line) => widthOf(line) <= 30));
  assertEquals(markdown("```ts\na(); // a note\n```", 12), "  // a note\n  a();");
});

Deno.test("markdown() shows where links lead, and no comments", () => {
  assertEquals(
    markdown("<!-- note -->\n\n[here](https://a.example/) and [there](./b.md)", 80),
    "here (https://a.example/) and there",
  );
});

Deno.test("markdown() and highlight() write escape codes only while colours are on", () => {
  const source = "# Title\n\n*text* `code`\n\n```ts\nconst a = 1;\n```\n";
  assert(!markdown(source, 80).includes("\x1b"));
  assertEquals(highlight("const a = 1; // ```"), "const a = 1; // ```");
  setColorEnabled(true);
  try {
    assert(markdown(source, 80).includes("\x1b[34mconst\x1b[39m"));
    assert(highlight("const a = 1;").includes("\x1b[34mconst\x1b[39m"));
  } finally {
    setColorEnabled(false);
  }
});

Deno.test("highlight() leaves a language that it does not know as it is", () => {
  assertEquals(highlight("a <- b", "no-such-language"), "a <- b");
});

Deno.test("firstParagraph() is the one under its heading, if there is one", () => {
  const source = "# A\n\none\n\n## B\n\n- list\n\ntwo\n\nthree\n\n## C\n\n## D\n";
  assertEquals(firstParagraph(source, "B"), "two");
  assertEquals(firstParagraph(source, "C"), undefined);
  assertEquals(firstParagraph(source, "E"), undefined);
});
