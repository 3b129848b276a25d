import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Learner } from "./cli.ts";

/** `script` gives a program a terminal. It is on every Linux with util-linux; others do without. */
const hasScript = Deno.build.os === "linux" && await exists("/usr/bin/script");

/** A command on a terminal of 70 columns, and what is typed there. */
class Terminal {
  readonly #child: Deno.ChildProcess;
  readonly #output: ReadableStreamDefaultReader<string>;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  #text = "";

  constructor(learner: Learner, words: string) {
    const command = `stty cols 70; exec ${Deno.execPath()} run -A course/main.ts ${words}`;
    const options = { program: ["/usr/bin/script", "-qec", command, "/dev/null"] };
    this.#child = learner.command("", { ...options, env: { TERM: "xterm" }, stdin: "piped" })
      .spawn();
    this.#output = this.#child.stdout.pipeThrough(new TextDecoderStream()).getReader();
    this.#input = this.#child.stdin.getWriter();
  }

  /** Waits until the terminal shows a text, then types. */
  async answer(question: string, keys: string): Promise<void> {
    while (!this.#text.includes(question)) {
      const { value, done } = await this.#output.read();
      assert(!done, `the command ended without ${question}:\n${this.#text}`);
      this.#text += value;
    }
    await this.#input.write(new TextEncoder().encode(keys));
  }

  async end(): Promise<{ code: number; text: string }> {
    for (;;) {
      const { value, done } = await this.#output.read();
      if (done) break;
      this.#text += value;
    }
    await this.#input.close().catch(() => {}); // script may have closed it
    await this.#child.stderr.cancel();
    const { code } = await this.#child.status;
    return { code, text: this.#text.replaceAll("\r\n", "\n") };
  }
}

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

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
