/**
 * Where the course writes to: a terminal, a pipe or a file, and what that allows.
 *
 * @module
 */
import { delay } from "@std/async";
import { setColorEnabled } from "@std/fmt/colors";
import { hyperlink } from "./hyperlink.ts";

/** When to use colours. */
export type ColorMode = "auto" | "always" | "never";

/** The narrowest and the widest line that the screens are made for, in columns. */
const NARROWEST = 40;
const WIDEST = 120;

/** Standard output, its width, and whether somebody sits in front of it. */
export class Screen {
  /** Whether colours are written. */
  readonly color: boolean;
  /** Whether questions can be asked and a line be written over: both ends are a terminal. */
  readonly interactive: boolean;
  /** Whether a click on a file's name can open it. */
  readonly #links: boolean;
  readonly #out = new Outlet(Deno.stdout);
  readonly #errors = new Outlet(Deno.stderr);

  /** Looks at the terminal and at the environment. */
  constructor(mode: ColorMode = "auto") {
    const terminal = Deno.stdout.isTerminal();
    this.color = mode === "always" || (mode === "auto" && terminal && colorWelcome());
    this.#links = terminal && this.color;
    this.interactive = terminal && Deno.stdin.isTerminal();
    // Deno's own switch would follow FORCE_COLOR even into a pipe.
    setColorEnabled(this.color);
  }

  /** Columns of a line, 40 to 120; the learner may pull the window wider at any time. */
  get width(): number {
    const columns = sizeOfTerminal()?.columns ?? (Number(Deno.env.get("COLUMNS")) || 80);
    return Math.min(WIDEST, Math.max(NARROWEST, columns));
  }

  /** Lines of the terminal; without one 24. */
  get height(): number {
    return sizeOfTerminal()?.rows ?? 24;
  }

  /** Writes a line. */
  print(line = ""): void {
    this.write(line + "\n");
  }

  /** Writes a text as it is. */
  write(text: string): void {
    this.#out.write(text);
  }

  /** A text that opens `file` when it is clicked, in terminals that can do that; else the text alone. */
  link(file: string, text: string): string {
    return this.#links ? hyperlink(file, text) : text;
  }

  /** Writes a record as JSON, for programs. */
  json(record: unknown): void {
    this.print(JSON.stringify(record, null, 2));
  }

  /** Says something beside the matter, on standard error: what is asked for stays readable by programs. */
  notice(line: string): void {
    this.#errors.write(line + "\n");
  }

  /** Waits until everything is written: a slow reader may be behind. */
  async drain(): Promise<void> {
    await this.#out.drain();
    await this.#errors.drain();
  }

  /**
   * Asks for a line on the terminal. Waits until Enter is pressed.
   *
   * @returns The line without surrounding spaces; empty when the input has ended.
   * @throws The reason of `signal` when it is aborted meanwhile.
   */
  async ask(question: string, signal: AbortSignal): Promise<string> {
    this.write(question);
    const line = new Uint8Array(1024);
    const aborted = Promise.withResolvers<never>();
    const abort = (): void => aborted.reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    try {
      // A terminal hands over whole lines.
      const length = await Promise.race([Deno.stdin.read(line), aborted.promise]);
      if (length === null) this.print();
      return new TextDecoder().decode(line.subarray(0, length ?? 0)).trim();
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }
}

/**
 * Bytes that a pipe takes all or none of (PIPE_BUF). Deno does not tell how many it wrote before a
 * pipe was full, so more at once could be written twice.
 */
const WHOLE = 4096;

/** One of the two standard outputs, written completely whatever it is connected to. */
class Outlet {
  readonly #to: { writeSync(bytes: Uint8Array): number };
  #left = new Uint8Array();
  #drained: Promise<void> = Promise.resolve();

  constructor(to: { writeSync(bytes: Uint8Array): number }) {
    this.#to = to;
  }

  write(text: string): void {
    const bytes = new TextEncoder().encode(text);
    const waits = this.#left.length > 0;
    this.#left = waits ? joined(this.#left, bytes) : bytes;
    if (waits) return;
    this.#push();
    if (this.#left.length === 0) return;
    this.#drained = this.#drain();
    this.#drained.catch(() => {}); // told by drain()
  }

  /** Waits until everything is written. */
  drain(): Promise<void> {
    return this.#drained;
  }

  #push(): void {
    try {
      while (this.#left.length > 0) {
        const part = this.#left.subarray(0, WHOLE);
        this.#left = this.#left.subarray(this.#to.writeSync(part));
      }
    } catch (error) {
      // A program that shares the pipe (npm does) has made it non-blocking, and it is full.
      if (!(error instanceof Deno.errors.WouldBlock)) throw error;
    }
  }

  async #drain(): Promise<void> {
    while (this.#left.length > 0) {
      await delay(5);
      this.#push();
    }
  }
}

function sizeOfTerminal(): { columns: number; rows: number } | undefined {
  try {
    return Deno.consoleSize();
  } catch {
    return undefined;
  }
}

function colorWelcome(): boolean {
  return !Deno.env.get("NO_COLOR") && Deno.env.get("TERM") !== "dumb";
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
