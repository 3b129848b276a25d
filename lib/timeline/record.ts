import { InvalidStateError } from "../errors.ts";
import { type ChromeTrace, chromeTrace } from "./chrome_trace.ts";
import type { TimelineEvent } from "./event.ts";
import { gantt, type GanttOptions } from "./gantt.ts";
import {
  currentWriter,
  recordingFile,
  startRecording,
  stopRecording,
  TIMELINE_VARIABLE,
} from "./recorder.ts";

/** Where a recording is kept. */
export interface RecordOptions {
  /**
   * A file for the events, one line of JSON each; it stays. What it contained is lost.
   *
   * @default a temporary file, removed with the recording
   */
  readonly file?: string | undefined;
}

/**
 * Begins to record this process and every child that it starts from now on, however it starts it.
 *
 * Where a recording runs already (an outer one, or that of the parent), this one shares it: it shows
 * what happened since its own beginning, and the outer one misses nothing.
 *
 * @param options Where to keep the events.
 * @returns The recording; it ends when it is disposed, or with the program.
 * @throws {Deno.errors.NotCapable} without permission to write the file and to set the variable
 *   `INTERLEAVE_TIMELINE`.
 *
 * @example A child says nothing and is on the chart, because its end was seen
 * ```ts
 * import { endLaneOf, record } from "interleave/timeline";
 * import { assertStringIncludes } from "@std/assert";
 *
 * using recording = record();
 * const child = new Deno.Command("true").spawn();
 * await child.status;
 * endLaneOf(child.pid, "true", "exit code 0", 0);
 * assertStringIncludes(recording.gantt({ width: 60 }), "true ▕");
 * ```
 */
export function record(options: RecordOptions = {}): Recording {
  return new Recording(options.file);
}

/**
 * Reads the events that were recorded into a file, earliest first.
 *
 * A line that is not whole is left out: somebody is writing it just now, or the disk was full.
 *
 * @param file The file that `INTERLEAVE_TIMELINE` or `record()` named.
 * @param from Where in the file to begin, in bytes.
 * @throws {Deno.errors.NotFound} if there is no such file.
 *
 * @example
 * ```ts
 * import { readTimeline, record } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * const file = Deno.makeTempFileSync();
 * record({ file })[Symbol.dispose]();
 * assertEquals(readTimeline(file).map((event) => event.kind), ["start"]);
 * Deno.removeSync(file);
 * ```
 */
export function readTimeline(file: string, from = 0): TimelineEvent[] {
  const text = new TextDecoder().decode(Deno.readFileSync(file).subarray(from));
  return text.split("\n").flatMap(parseLine).sort((a, b) => a.at - b.at);
}

function parseLine(line: string): TimelineEvent[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/** A timeline that is being recorded; made by `record()`. */
export class Recording implements Disposable {
  /** Where the events are. */
  readonly file: string;
  /** Where in the file this recording begins: not at 0 if it shares an outer one. */
  readonly #from: number;
  readonly #isShared: boolean;
  /** Removed at the end. */
  #temporary: string | undefined;
  /** A copy for the caller, when the events themselves are in the file of an outer recording. */
  #copyTo: string | undefined;
  readonly #owner = currentWriter().pid;
  #isOver = false;
  readonly #onUnload = (): void => this[Symbol.dispose]();

  /** Begins to record; see `record()`. */
  constructor(file?: string) {
    const outer = recordingFile();
    this.#isShared = outer !== undefined;
    if (file !== undefined) Deno.writeTextFileSync(file, "");
    if (outer !== undefined) {
      this.file = outer;
      this.#from = Deno.statSync(outer).size;
      this.#copyTo = file;
    } else {
      // A folder of its own: a child that starts after the end finds it gone, and makes no new file.
      if (file === undefined) this.#temporary = Deno.makeTempDirSync({ prefix: "timeline-" });
      this.file = file === undefined ? `${this.#temporary}/events` : Deno.realPathSync(file);
      this.#from = 0;
      Deno.env.set(TIMELINE_VARIABLE, this.file);
      startRecording(this.file);
    }
    addEventListener("unload", this.#onUnload);
  }

  /**
   * What happened so far, in all processes, earliest first.
   *
   * @throws {InvalidStateError} after the recording was disposed.
   */
  events(): TimelineEvent[] {
    if (this.#isOver) {
      throw new InvalidStateError(
        "Cannot read the recording: it is disposed; read it before, or give record() a file",
      );
    }
    return readTimeline(this.file, this.#from);
  }

  /**
   * Draws what happened so far; see `gantt()`.
   *
   * @throws {InvalidStateError} after the recording was disposed.
   */
  gantt(options?: GanttOptions): string {
    return gantt(this.events(), options);
  }

  /**
   * What happened so far, for Perfetto; see `chromeTrace()`.
   *
   * @throws {InvalidStateError} after the recording was disposed.
   */
  chromeTrace(): ChromeTrace {
    return chromeTrace(this.events());
  }

  /**
   * Writes what happened so far as Chrome trace JSON.
   *
   * @param path The file; written anew.
   * @throws {InvalidStateError} after the recording was disposed.
   */
  save(path: string): void {
    Deno.writeTextFileSync(path, JSON.stringify(this.chromeTrace()));
  }

  /** Records no more, and removes the temporary file. Again, or in a forked child: does nothing. */
  [Symbol.dispose](): void {
    if (this.#isOver || currentWriter().pid !== this.#owner) return;
    this.#isOver = true;
    removeEventListener("unload", this.#onUnload);
    if (this.#copyTo !== undefined) {
      const events = Deno.readFileSync(this.file).subarray(this.#from);
      Deno.writeFileSync(this.#copyTo, events);
    }
    if (this.#isShared) return;
    Deno.env.delete(TIMELINE_VARIABLE);
    stopRecording();
    if (this.#temporary !== undefined) Deno.removeSync(this.#temporary, { recursive: true });
  }
}
