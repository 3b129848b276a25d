import { TextLineStream } from "@std/streams";

/**
 * A program that does one thing per line that it reads, and answers with the milliseconds it took.
 *
 * All sides of a comparison run as such programs, ours too: each is warm, each is alone in its
 * process, and the benchmark can ask them in turn.
 */
export class Contender implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  readonly #lines: ReadableStreamDefaultReader<string>;

  private constructor(child: Deno.ChildProcess) {
    this.#child = child;
    this.#input = child.stdin.getWriter();
    this.#lines = child.stdout.pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextLineStream()).getReader();
  }

  /**
   * Starts the program.
   *
   * @param command The program.
   * @param args Its arguments.
   * @returns The contender; `undefined` if this machine has no such program.
   */
  static start(command: string, args: readonly string[]): Contender | undefined {
    try {
      return new Contender(
        new Deno.Command(command, { args: [...args], stdin: "piped", stdout: "piped" }).spawn(),
      );
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return undefined;
      throw error;
    }
  }

  /**
   * Has it done once.
   *
   * @returns Milliseconds, or whatever it measures.
   * @throws {Error} if the program ended or answered something else.
   */
  async once(): Promise<number> {
    await this.#input.write(new TextEncoder().encode("\n"));
    const { value } = await this.#lines.read();
    const ms = Number(value);
    if (value === undefined || Number.isNaN(ms)) {
      throw new Error(`Cannot measure: the contender answered ${JSON.stringify(value)}`);
    }
    return ms;
  }

  /** Ends the program by ending its input. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#input.close().catch(() => {/* It ended on its own; `once()` has said so. */});
    await this.#lines.cancel();
    await this.#child.status;
  }
}

/**
 * The other end: makes this program a contender.
 *
 * @param act What to measure. A number that it gives is the answer instead of the time.
 */
export async function contend(
  act: () => void | number | Promise<void | number>,
): Promise<void> {
  const lines = Deno.stdin.readable.pipeThrough(new TextDecoderStream())
    .pipeThrough(new TextLineStream());
  for await (const _ of lines) {
    const started = performance.now();
    const answer = await act();
    console.log(answer ?? performance.now() - started);
  }
}
