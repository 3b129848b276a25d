import type { TimelineEvent } from "interleave/timeline";

/** Nobody looks at more of one run than this. */
const BYTES = 16 * 2 ** 20;

/** Reads a recording while it is being written: each time, what has been added. */
export class RecordingTail {
  readonly #file: string;
  readonly #decoder = new TextDecoder();
  #from = 0;
  #rest = "";

  /** Of a file with a line of JSON for each event. */
  constructor(file: string) {
    this.#file = file;
  }

  /** The events since the last call; a line that is being written just now comes with the next one. */
  read(): TimelineEvent[] {
    const lines = (this.#rest + this.#added()).split("\n");
    this.#rest = lines.pop()!;
    return lines.flatMap(parse);
  }

  #added(): string {
    try {
      using file = Deno.openSync(this.#file);
      const bytes = new Uint8Array(Math.min(file.statSync().size, BYTES) - this.#from);
      file.seekSync(this.#from, Deno.SeekMode.Start);
      const length = file.readSync(bytes) ?? 0;
      this.#from += length;
      return this.#decoder.decode(bytes.subarray(0, length), { stream: true });
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return "";
      throw error;
    }
  }
}

/** A demo may write what it likes into its recording. */
function parse(line: string): TimelineEvent[] {
  try {
    const event = JSON.parse(line);
    const { at, pid, lane, kind, text } = event;
    const isEvent = typeof at === "number" && typeof pid === "number" &&
      [lane, kind, text].every((each) => typeof each === "string");
    return isEvent ? [event] : [];
  } catch {
    return [];
  }
}
