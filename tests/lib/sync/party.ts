/**
 * One who takes part in a test from another process or thread, and does what it is told there.
 *
 * An order is a text: a number, then what to call. The answer has the same number.
 *
 * @module
 */

import { TextLineStream } from "@std/streams";
import { decodeText, encodeText } from "../../../lib/codec/codec.ts";
import { joinThreadMemory, type ThreadMemoryTicket } from "../../../lib/memory/thread_ticket.ts";
import "../../../lib/processes.ts";
import "../../../lib/threads.ts";
import { tricks } from "./tricks.ts";

/** What to do: a method of an object, or one of the `tricks`. */
export type Order =
  | { readonly object: object; readonly method: string; readonly args: readonly unknown[] }
  | { readonly trick: keyof typeof tricks; readonly args: readonly unknown[] };

/** What came of it. */
export type Answer =
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string } };

/** Does what an order says, here. */
export async function obey(order: Order): Promise<unknown> {
  if ("trick" in order) {
    return await (tricks[order.trick] as (...args: readonly unknown[]) => unknown)(...order.args);
  }
  const object = order.object as Record<string, (...args: readonly unknown[]) => unknown>;
  return await object[order.method]!(...order.args);
}

async function answerTo(text: string): Promise<string> {
  const [id, order] = decodeText(text) as [number, Order];
  let answer: Answer;
  try {
    answer = { value: await obey(order) };
  } catch (error) {
    const { name, message } = error as Error;
    answer = { error: { name, message } };
  }
  return encodeText([id, answer]);
}

async function serveProcess(): Promise<void> {
  const lines = Deno.stdin.readable.pipeThrough(new TextDecoderStream())
    .pipeThrough(new TextLineStream());
  console.log("ready");
  for await (const line of lines) void answerTo(line).then(console.log);
}

function serveThread(): void {
  const scope = self as unknown as {
    onmessage: (event: MessageEvent<ThreadMemoryTicket | string>) => void;
    postMessage: (message: string) => void;
  };
  scope.onmessage = ({ data }): void => {
    if (typeof data === "string") {
      void answerTo(data).then((text) => scope.postMessage(text));
    } else {
      joinThreadMemory(data);
      scope.postMessage("ready");
    }
  };
}

if ("WorkerGlobalScope" in globalThis) serveThread();
else if (import.meta.main) await serveProcess();
