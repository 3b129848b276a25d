import { getColorEnabled, stripAnsiCode } from "@std/fmt/colors";
import { wrap } from "./text.ts";

/**
 * Indents what a program prints, line by line as the lines are finished: the halves of lines that
 * come from several processes at once do not get mixed.
 */
export class Indenter {
  readonly #write: (text: string) => void;
  readonly #width: number;
  readonly #indent: string;
  readonly #streams = new Map<string, { decoder: TextDecoder; rest: string }>();

  /** Begins with nothing written; lines are broken at `width` columns, indentation included. */
  constructor(write: (text: string) => void, width: number, indent: string) {
    this.#write = write;
    this.#width = width;
    this.#indent = indent;
  }

  /** Takes up some bytes of a stream; a character may be cut in two between them. */
  add(chunk: Uint8Array, stream: string): void {
    let from = this.#streams.get(stream);
    if (!from) this.#streams.set(stream, from = { decoder: new TextDecoder(), rest: "" });
    const lines = (from.rest + from.decoder.decode(chunk, { stream: true })).split("\n");
    from.rest = lines.pop()!;
    for (const line of lines) this.#line(line);
  }

  /** Writes what was left without a line break. */
  end(): void {
    for (const { decoder, rest } of this.#streams.values()) {
      const last = rest + decoder.decode();
      if (last !== "") this.#line(last);
    }
    this.#streams.clear();
  }

  #line(line: string): void {
    // FORCE_COLOR makes programs paint even into our pipe; whether to is ours to say.
    const text = getColorEnabled() ? line : stripAnsiCode(line);
    this.#write(wrap(text.replace(/\r$/, ""), this.#width, this.#indent) + "\n");
  }
}
