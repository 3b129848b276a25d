/**
 * A named pipe: whoever writes a note into it has to wait until its owner reads. Needs `mkfifo`.
 *
 * @example
 * ```ts
 * import { Letterbox } from "interleave/checks";
 * import { assertEquals } from "@std/assert";
 *
 * using letterbox = new Letterbox();
 * const writer = new Deno.Command("sh", { args: ["-c", `echo hello > ${letterbox.path}`] }).spawn();
 * assertEquals(letterbox.read(), "hello\n");
 * await writer.status;
 * ```
 */
export class Letterbox implements Disposable {
  /** What to hand to the writer. */
  readonly path: string;
  readonly #folder = Deno.makeTempDirSync({ prefix: "interleave-" });

  /** A new letterbox, empty. */
  constructor() {
    this.path = `${this.#folder}/note`;
    const { success } = new Deno.Command("mkfifo", { args: [this.path] }).outputSync();
    if (!success) throw new Error("Cannot make a named pipe: mkfifo failed");
  }

  /** Takes the note; blocks this thread until there is a writer. */
  read(): string {
    return Deno.readTextFileSync(this.path);
  }

  /** Removes it; a writer that comes later finds nothing. */
  [Symbol.dispose](): void {
    Deno.removeSync(this.#folder, { recursive: true });
  }
}
