/**
 * Runs demos, each in a group of its own, and collects what they recorded.
 *
 * @module
 */
import { join, toFileUrl } from "@std/path";
import {
  chromeTrace,
  readTimeline,
  TIMELINE_VARIABLE,
  type TimelineEvent,
} from "interleave/timeline";
import type { CatalogDemo } from "./catalog.ts";
import { type GroupOptions, type GroupResult, runGroup } from "./group.ts";
import { runArguments } from "./run_arguments.ts";
import { Watchdog } from "./watchdog.ts";

/** How to run a demo. */
export interface DemoOptions {
  /** Receives what it prints, as it comes. */
  readonly onOutput: NonNullable<GroupOptions["onOutput"]>;
  /** Ends the run by throwing the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** A file to leave the timeline in, as Chrome trace JSON. */
  readonly timeline?: string | undefined;
  /** Told, before it runs, where its events are being written, a line of JSON each. */
  readonly onRecording?: (file: string) => void;
  /** How wide what it prints may be, in columns; as the variable `COLUMNS` says if not given. */
  readonly columns?: number;
  /** How long it may take, in milliseconds; 20 000 if not given. */
  readonly deadline?: number;
}

/** How a demo ended, and what happened in it. Code 0: what it claims was seen. */
export interface DemoResult extends GroupResult {
  /** Earliest first, from all its processes. */
  readonly events: readonly TimelineEvent[];
}

const RUNNER = new URL("./run_demo.ts", import.meta.url).href;
const DEADLINE_MS = 20_000;

/**
 * Runs a demo to its end; nothing of it runs any more afterwards.
 *
 * @throws the signal's reason.
 */
export async function runDemo(
  { file, demo }: Pick<CatalogDemo, "file" | "demo">,
  { onOutput, onRecording, signal, timeline, columns, deadline = DEADLINE_MS }: DemoOptions,
): Promise<DemoResult> {
  await using watchdog = new Watchdog();
  const recording = join(watchdog.folder, "events");
  await Deno.writeTextFile(recording, ""); // a demo that ends before its first event has none
  onRecording?.(recording);
  const result = await runGroup({
    args: [...runArguments(demo.needs), RUNNER, toFileUrl(file).href],
    env: {
      [TIMELINE_VARIABLE]: recording,
      ...(columns === undefined ? {} : { COLUMNS: String(columns) }),
    },
    deadline,
    signal,
    onOutput,
    watchdog,
  });
  const events = readTimeline(recording);
  if (timeline !== undefined) {
    await Deno.writeTextFile(timeline, JSON.stringify(chromeTrace(events)));
  }
  return { ...result, events };
}
