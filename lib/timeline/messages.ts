import type { TimelineEvent } from "./event.ts";

/** One end of a message. */
export interface MessageEnd {
  /** The process. */
  readonly pid: number;
  /** The name of the lane. */
  readonly lane: string;
  /** When, as in `TimelineEvent`. */
  readonly at: number;
}

/** What one process or thread sent, and another one received. */
export interface Message {
  /** What it was. */
  readonly text: string;
  /** Who sent it, and when. */
  readonly from: MessageEnd;
  /** Who received it, and when. */
  readonly to: MessageEnd;
  /** The queue, or the direction of a pipe. */
  readonly channel: number;
  /** Which message of its channel it is. */
  readonly id: number;
}

/**
 * Finds the messages of a timeline: pairs of a `send` and a `receive` of one channel and number.
 *
 * What was sent and never received is not among them, nor is what was sent before the recording began.
 * Queues and pipes between processes and threads record their messages, the first 1000 of each; those
 * between coroutines do not, as they stay within one lane.
 *
 * @param events In any order.
 * @returns In the order in which they were received.
 *
 * @example
 * ```ts
 * import { messagesOf } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * const [message] = messagesOf([
 *   { at: 1, pid: 7, lane: "main", kind: "send", text: '"soup"', channel: 5, id: 0 },
 *   { at: 4, pid: 8, lane: "cook", kind: "receive", text: "", channel: 5, id: 0 },
 * ]);
 * assertEquals([message?.text, message?.to.lane], ['"soup"', "cook"]);
 * ```
 */
export function messagesOf(events: readonly TimelineEvent[]): Message[] {
  const sent = new Map<string, TimelineEvent>();
  const received: TimelineEvent[] = [];
  for (const event of events) {
    if (event.kind === "send") sent.set(keyOf(event), event);
    if (event.kind === "receive") received.push(event);
  }
  return received.toSorted((a, b) => a.at - b.at).flatMap((event) => {
    const begin = sent.get(keyOf(event));
    if (begin === undefined) return [];
    const { text, channel = 0, id = 0 } = begin;
    return [{ text, channel, id, from: endOf(begin), to: endOf(event) }];
  });
}

function keyOf({ channel, id }: TimelineEvent): string {
  return `${channel} ${id}`;
}

function endOf({ pid, lane, at }: TimelineEvent): MessageEnd {
  return { pid, lane, at };
}
