import { stripAnsiCode } from "@std/fmt/colors";
import type { TimelineEvent } from "interleave/timeline";
import type { CatalogDemo } from "../catalog.ts";
import { type DemoResult, runDemo } from "../demos.ts";
import { RecordingTail } from "./recording_tail.ts";
import type { Tell } from "./runs.ts";

/** How a demo ended, for the page. */
export interface DemoEnd {
  /** Whether everything that it claims was seen. */
  readonly held: boolean;
  /** Why not, in a sentence; empty if it held. */
  readonly failure: string;
  /** When the time was up: who waited for what. */
  readonly waiting: DemoResult["waiting"];
  /** Milliseconds. */
  readonly ms: number;
}

/** How often the page hears of what is new, in milliseconds. */
const PERIOD_MS = 60;
/** More output, in characters, is counted and not shown. */
const OUTPUT = 200_000;
/** More events are counted and not drawn. */
const EVENTS = 50_000;
/** How wide the output is on the page, in columns. */
const COLUMNS = 84;

/** Runs a demo, and tells its output and its events while it runs. */
export async function streamDemo(
  demo: CatalogDemo,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const feed = new Feed(tell);
  let over = false;
  const flushing = (async () => {
    while (!over) {
      await feed.flush();
      await new Promise((resolve) => setTimeout(resolve, PERIOD_MS));
    }
  })();
  flushing.catch(() => {}); // told below, when the demo has ended
  let result: DemoResult;
  try {
    result = await runDemo(demo, {
      signal,
      columns: COLUMNS,
      onOutput: (chunk, stream) => feed.print(chunk, stream),
      onRecording: (file) => feed.record(file),
    });
  } finally {
    over = true;
    await flushing;
  }
  await feed.finish(result.events);
  await tell("end", endOf(result));
}

function endOf({ code, signal, timedOut, waiting, ms }: DemoResult): DemoEnd {
  const failure = timedOut
    ? "It did not end in time and was stopped."
    : signal
    ? `It was ended by ${signal}.`
    : code !== 0
    ? `It ended with exit code ${code}: something it claims did not hold this time.`
    : "";
  return { held: failure === "", failure, waiting, ms };
}

/** Collects what is new, so that a demo that prints a million lines is told in few words. */
class Feed {
  readonly #tell: Tell;
  readonly #decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  #tail: RecordingTail | undefined;
  #text = "";
  #printed = 0;
  #left = 0;
  #recorded = 0;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  print(chunk: Uint8Array, stream: "stdout" | "stderr"): void {
    const text = this.#decoders[stream].decode(chunk, { stream: true });
    const shown = text.slice(0, Math.max(0, OUTPUT - this.#printed));
    this.#printed += shown.length;
    this.#left += text.length - shown.length;
    this.#text += shown;
  }

  record(file: string): void {
    this.#tail = new RecordingTail(file);
  }

  async flush(): Promise<void> {
    await this.#tellEvents(this.#tail?.read() ?? []);
    const text = stripAnsiCode(this.#text);
    this.#text = "";
    if (text !== "") await this.#tell("output", text);
  }

  /** Tells the rest, from the whole recording: the file has gone with the run. */
  async finish(events: readonly TimelineEvent[]): Promise<void> {
    await this.flush();
    if (this.#left > 0) await this.#tell("output", `\n… ${this.#left} more characters\n`);
    if (events.length <= this.#recorded) return;
    await this.#tell("recording", events.slice(0, EVENTS));
  }

  async #tellEvents(events: readonly TimelineEvent[]): Promise<void> {
    const shown = events.slice(0, EVENTS - this.#recorded);
    this.#recorded += shown.length;
    if (shown.length > 0) await this.#tell("events", shown);
  }
}
