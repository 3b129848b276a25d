// On the start path of every child process: nothing but types is imported here.
import type { TimelineEvent } from "./event.ts";

/**
 * The environment variable that names the file of the recording. Children inherit it, and so record
 * into the same file.
 */
export const TIMELINE_VARIABLE = "INTERLEAVE_TIMELINE";

/** Who writes: a process, or one thread of it. */
export interface Writer {
  /** As the system knows it: `Deno.pid` still names the parent in a forked child. */
  readonly pid: number;
  readonly lane: string;
}

let writer: Writer = { pid: Deno.pid, lane: ownName() };
/** Whether the lane of this process has had an event yet, and its last one. */
let begun = false, ended = false;
let spans = 0;
let listening = false;

/**
 * Where events go; `undefined` means "not recording". Opened for appending, so that each event, one
 * `write` of one line, lands whole at the end of the file whatever other processes write meanwhile.
 * A forked child shares the open file; a killed process has lost nothing.
 */
let sink: { readonly file: string; readonly handle: Deno.FsFile } | undefined;

const encoder = new TextEncoder();
const nothing: Disposable = { [Symbol.dispose](): void {} };

openInherited();

/**
 * Whether events are being recorded, so that a caller may skip the work of describing them.
 *
 * @example
 * ```ts
 * import { isRecording, record } from "interleave/timeline";
 * import { assert } from "@std/assert";
 *
 * using _recording = record();
 * assert(isRecording());
 * ```
 */
export function isRecording(): boolean {
  return sink !== undefined;
}

/**
 * Records an instant in the lane of this process.
 *
 * @param text What happened.
 *
 * @example
 * ```ts
 * import { mark, record } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * using recording = record();
 * mark("half way");
 * assertEquals(recording.events().at(-1)?.text, "half way");
 * ```
 */
export function mark(text: string): void {
  emit("mark", text);
}

/**
 * Records a stretch of time: from this call until the result is disposed, or the process ends.
 *
 * Spans may nest, and those of async code may cross.
 *
 * @param text What is done meanwhile.
 * @returns Ends the span; use it with `using`.
 *
 * @example
 * ```ts
 * import { record, span } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * using recording = record();
 * {
 *   using _span = span("count");
 * }
 * assertEquals(recording.events().map((event) => event.kind), ["start", "begin", "finish"]);
 * ```
 */
export function span(text: string): Disposable {
  if (sink === undefined) return nothing;
  const id = ++spans;
  let isOpen = true;
  emit("begin", text, { id });
  return {
    [Symbol.dispose](): void {
      if (isOpen) emit("finish", text, { id });
      isOpen = false;
    },
  };
}

/**
 * Says who this process (or thread) is, and records that its life began.
 *
 * Called first thing in a new process, recording or not: `say()` wants the name too. A process that
 * was spawned began when the system started it; a forked one, and one that has had events already,
 * begins now.
 *
 * @param name The name of the lane.
 * @param pid Needed after a real `fork()`, where `Deno.pid` still names the parent.
 *
 * @example
 * ```ts
 * import { nameLane, record } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * using recording = record();
 * nameLane("cook");
 * assertEquals(recording.events().at(-1)?.lane, "cook");
 * nameLane("main");
 * ```
 */
export function nameLane(name: string, pid = writer.pid): void {
  const isFirst = !begun && pid === writer.pid;
  writer = { pid, lane: name };
  begun = true;
  ended = false;
  // In a forked child all code is cold: not a step more than needed.
  if (sink === undefined) return;
  emit("start", "started", { at: isFirst ? performance.timeOrigin : now() });
}

/**
 * Records that the life of this lane ends here. A program that runs off its end or calls
 * `Deno.exit()` need not: its end is recorded anyway.
 *
 * @param text How it ends: `"exit code 3"`.
 * @param code The exit code.
 *
 * @example
 * ```ts
 * import { endLane, nameLane, record } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * using recording = record();
 * nameLane("cook");
 * endLane("went home");
 * assertEquals(recording.events().at(-1)?.text, "went home");
 * nameLane("main");
 * ```
 */
export function endLane(text: string, code?: number): void {
  if (ended) return;
  ended = true;
  emit("end", text, code === undefined ? {} : { code });
}

/**
 * Records the end of another process: for a parent that has collected a child. The child's own word,
 * if it could give one, tells when it ended; this one tells how.
 *
 * @param pid The child.
 * @param name The name of its lane.
 * @param text How it ended: `"SIGKILL"`.
 * @param code Its exit code, or −n after signal n.
 *
 * @example
 * ```ts
 * import { endLaneOf, record } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * using recording = record();
 * endLaneOf(4711, "cook", "SIGKILL", -9);
 * assertEquals(recording.events().at(-1)?.pid, 4711);
 * ```
 */
export function endLaneOf(pid: number, name: string, text: string, code?: number): void {
  emit("end", text, { pid, lane: name, ...(code === undefined ? {} : { code }) });
}

/**
 * Records one end of a message: for what carries messages from one lane to another.
 *
 * @param kind Which end.
 * @param channel A number that no other channel has, in any process.
 * @param id Which message of the channel it is: the same at both ends.
 * @param text What was sent.
 * @param at When; a message must not seem to be received before it was sent.
 */
export function recordMessage(
  kind: "send" | "receive",
  channel: number,
  id: number,
  text = "",
  at: number = now(),
): void {
  emit(kind, text, { at, id, channel });
}

/**
 * Records that this lane begins to hold a lock, or that the lock is given back, be it by another lane.
 *
 * @param kind Which of the two.
 * @param lock A number that no other lock has that is alive: negative if it is one between threads.
 * @param text What is held.
 */
export function recordHold(kind: "begin" | "finish", lock: number, text: string): void {
  emit(kind, text, { lock });
}

/** Who writes here: what `nameLane()` was told, or the pid and `"main"`. */
export function currentWriter(): Writer {
  return writer;
}

/** The file that is recorded into, if any. */
export function recordingFile(): string | undefined {
  return sink?.file;
}

/** Milliseconds since 1970 with fractions, comparable between processes to about 0.02 ms. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Whether something is permitted: to ask is silent, to try may ask the user. */
export function granted(permission: Deno.PermissionDescriptor): boolean {
  return Deno.permissions.querySync(permission).state === "granted";
}

/** Records into `file` from now on, and says that this lane is there. */
export function startRecording(file: string): void {
  open(file);
  emit("start", "started");
}

/** Records no more. */
export function stopRecording(): void {
  sink?.handle.close();
  sink = undefined;
}

/** A Worker goes by its own name. */
function ownName(): string {
  // A page, whose types know of no such name, is checked together with this.
  const name: string | undefined = Reflect.get(globalThis, "name");
  return "WorkerGlobalScope" in globalThis && name || "main";
}

function openInherited(): void {
  if (!granted({ name: "env", variable: TIMELINE_VARIABLE })) return;
  const file = Deno.env.get(TIMELINE_VARIABLE);
  if (!file || !granted({ name: "write", path: file })) return;
  try {
    open(file);
  } catch {
    // A recording that cannot be written must not change what the program does.
  }
}

function open(file: string): void {
  sink = { file, handle: Deno.openSync(file, { append: true, create: true }) };
  if (listening) return;
  listening = true;
  addEventListener("unload", () => endLane(`exit code ${Deno.exitCode}`, Deno.exitCode));
}

function emit(kind: TimelineEvent["kind"], text: string, more: Partial<TimelineEvent> = {}): void {
  if (sink === undefined) return;
  begun = true;
  const event: TimelineEvent = { at: now(), ...writer, kind, text, ...more };
  try {
    sink.handle.writeSync(encoder.encode(`${JSON.stringify(event)}\n`));
  } catch {
    stopRecording(); // the disk is full: the program goes on without
  }
}
