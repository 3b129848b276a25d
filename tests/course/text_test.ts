import "../../course/own_colors.ts";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { character } from "./character.ts";
import {
  ago,
  bar,
  count,
  excerpt,
  mark,
  pad,
  spread,
  typed,
  widthOf,
  wrap,
} from "../../course/text.ts";
import { setColorEnabled, stripAnsiCode } from "@std/fmt/colors";

Deno.test("wrap() breaks between words, under what stands before them", () => {
  assertEquals(wrap("one two three four", 12, " a) "), " a) one two\n    three\n    four");
});

Deno.test("wrap() keeps line breaks and the spaces that a line begins with", () => {
  assertEquals(wrap("if (x) {\n  call the other\n}", 14), "if (x) {\n  call the\n  other\n}");
});

Deno.test("wrap() keeps together what stands between backticks", () => {
  assertEquals(wrap("now type `deno task list` here", 20), "now type\n`deno task list`\nhere");
  assertEquals(wrap("now `deno task lesson 01`", 16), "now `deno task\nlesson 01`");
});

Deno.test("wrap() never exceeds the width, whatever the text", () => {
  fc.assert(fc.property(
    fc.string({ unit: character, maxLength: 200 }),
    fc.integer({ min: 40, max: 120 }),
    (text, width) =>
      wrap(text.replace(/[\p{C}\p{M}\p{Z}]/gu, " "), width, "   ").split("\n")
        .every((line) => widthOf(line) <= width),
  ));
});

Deno.test("pad() counts what a terminal shows, not characters", () => {
  assertEquals(pad("\x1b[1mü\x1b[22m", 3), "\x1b[1mü\x1b[22m  ");
});

Deno.test("spread() uses two lines where one is too short", () => {
  assertEquals(spread(" left", "right", 20), " left         right");
  assertEquals(spread(" a long title", "right", 18), " a long title\n right");
});

Deno.test("bar() is empty only for nothing and full only for everything", () => {
  const plain = (done: number, total: number): string => stripAnsiCode(bar(done, total, 5));
  assertEquals(plain(0, 100), "░░░░░");
  assertEquals(plain(1, 100), "█░░░░");
  assertEquals(plain(99, 100), "████░");
  assertEquals(plain(100, 100), "█████");
  assertEquals(plain(0, 0), "░░░░░");
});

Deno.test("ago() says it as people do", () => {
  const now = new Date(2026, 4, 20, 10, 0);
  const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  assertEquals(ago(before(0.2), now), "just now");
  assertEquals(ago(before(5), now), "5 minutes ago");
  assertEquals(ago(before(9 * 60), now), "9 hours ago");
  assertEquals(ago(before(11 * 60), now), "yesterday");
  assertEquals(ago(before(3 * 24 * 60), now), "3 days ago");
});

Deno.test("count() says one of a thing, and several things", () => {
  assertEquals([count(1, "claim"), count(0, "claim")], ["1 claim", "0 claims"]);
});

Deno.test("excerpt() shows the place of the word in a long line", () => {
  assertEquals(excerpt("short", "or", 20), "short");
  assertEquals(excerpt("the word is at the beginning of a line", "word", 16), "the word is at…");
  const late = excerpt("at the end of a long line there is the word", "word", 16);
  assertEquals(late, "…re is the word");
});

Deno.test("mark() finds a word in any case and reads it as text, not as a pattern", () => {
  setColorEnabled(true);
  try {
    assertEquals(mark("A.b a.B axb", "a.b"), "\x1b[1mA.b\x1b[22m \x1b[1ma.B\x1b[22m axb");
  } finally {
    setColorEnabled(false);
  }
});

Deno.test("typed() gives a line that works the way the learner came", () => {
  const npx = (name: string): string | undefined => name === "npm_command" ? "exec" : undefined;
  assertEquals(typed("list", () => undefined), "deno task list");
  assertEquals(typed("list", npx), `npx deno@${Deno.version.deno} task list`);
});
