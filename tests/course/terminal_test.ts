import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Learner } from "./cli.ts";
import { hasScript, Terminal } from "./terminal.ts";

Deno.test({
  name: "on a terminal a demo asks first, until the answer is one, and says who was right",
  ignore: !hasScript,
  async fn(): Promise<void> {
    await using learner = await Learner.begin();
    const terminal = new Terminal(learner, "lesson 01 demo hello --color=never");
    await terminal.answer("(Enter skips): ", "x\n");
    await terminal.answer("a, b, or nothing", "B\n");
    const { code, text } = await terminal.end();
    assertEquals(code, 0);
    assertStringIncludes(text, "   predict: What will be said?\n     a) hello\n     b) nothing\n");
    assertStringIncludes(text, "✗ You said b; it was a) hello. Whoever meets somebody greets.");
  },
});

Deno.test({
  name: "on a terminal Enter skips a question, the answer is told all the same",
  ignore: !hasScript,
  async fn(): Promise<void> {
    await using learner = await Learner.begin();
    const terminal = new Terminal(learner, "lesson 01 demo hello --color=never");
    await terminal.answer("(Enter skips): ", "\n");
    assertStringIncludes((await terminal.end()).text, "   It was a) hello. Whoever");
  },
});

Deno.test({
  name: "on a terminal there are colours, and a line about what takes long, until Ctrl-C",
  ignore: !hasScript,
  async fn(): Promise<void> {
    await using learner = await Learner.begin();
    const terminal = new Terminal(learner, "lesson 02 demo waits");
    await terminal.answer("waits runs, 1 s", "\x03");
    const { code, text } = await terminal.end();
    assertEquals(code, 130);
    assertStringIncludes(text, "\x1b[1mwaits\x1b[22m");
    assertMatch(text, /\r +\r\n?$/); // the line is gone, the shell's prompt begins a new one
  },
});
