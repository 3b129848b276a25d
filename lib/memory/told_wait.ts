import { isRecording, span } from "../timeline/recorder.ts";

/** What is waited for, in words, or what can say so if somebody waits while a recording runs. */
export type Waited = string | { readonly description: string };

/** So many waits for each thing are told by a thread: of more, a chart shows nothing. */
const MOST = 100;

/** How many waits this thread has told, for each text. */
const told = new Map<string, number>();

/**
 * Tells a recording that this thread, or one of its coroutines, waits.
 *
 * @returns Tells that it does no more; `undefined` if nothing was told.
 */
export function tellWait(what: Waited | undefined): Disposable | undefined {
  if (what === undefined || !isRecording()) return undefined;
  const text = `waits for ${typeof what === "string" ? what : what.description}`;
  const before = told.get(text) ?? 0;
  if (before >= MOST) return undefined;
  told.set(text, before + 1);
  return span(text);
}
