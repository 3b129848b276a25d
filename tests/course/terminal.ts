import { assert } from "@std/assert";
import { childrenOf } from "interleave/system";
import type { Learner } from "./cli.ts";

/** `script` gives a program a terminal. It is on every Linux with util-linux; others do without. */
export const hasScript: boolean = Deno.build.os === "linux" && await exists("/usr/bin/script");

/** What a terminal is started with. */
export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** 70 if not given. */
  readonly columns?: number;
  /** What the shell runs after the command. */
  readonly then?: string;
}

/** A command on a terminal, and what is typed there. */
export class Terminal {
  readonly #child: Deno.ChildProcess;
  readonly #output: ReadableStreamDefaultReader<string>;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  #text = "";
  /** How much of the text has been waited for. */
  #seen = 0;

  constructor(learner: Learner, words: string, options: TerminalOptions = {}) {
    const { env = {}, columns = 70, then } = options;
    const course = `${Deno.execPath()} run -A --quiet course/main.ts ${words}`;
    const command = `stty cols ${columns} rows 40; ${
      then ? `${course}; ${then}` : `exec ${course}`
    }`;
    const program = ["/usr/bin/script", "-qec", command, "/dev/null"];
    this.#child = learner.command("", { program, env: { TERM: "xterm", ...env }, stdin: "piped" })
      .spawn();
    this.#output = this.#child.stdout.pipeThrough(new TextDecoderStream()).getReader();
    this.#input = this.#child.stdin.getWriter();
  }

  /** Waits until the terminal shows a text that it has not been waited for yet. */
  async shows(text: string): Promise<void> {
    while (this.#text.indexOf(text, this.#seen) < 0) {
      const { value, done } = await this.#output.read();
      assert(!done, `the command ended without ${text}:\n${this.#text.slice(this.#seen)}`);
      this.#text += value;
    }
    this.#seen = this.#text.indexOf(text, this.#seen) + text.length;
  }

  async type(keys: string): Promise<void> {
    await this.#input.write(new TextEncoder().encode(keys));
  }

  /** Waits until the terminal shows a text, then types. */
  async answer(question: string, keys: string): Promise<void> {
    await this.shows(question);
    await this.type(keys);
  }

  /** The pid of the course, below `script` and its shell. */
  course(): number {
    let [found] = childrenOf(this.#child.pid);
    while (found && found.name !== "deno") [found] = childrenOf(found.pid);
    assert(found, "there is no course on this terminal");
    return found.pid;
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

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
