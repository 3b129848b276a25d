/**
 * Where a thread begins: it takes its orders, imports the module of its target, and runs it.
 *
 * Each module that it needs costs a thread a quarter of a millisecond at its start, so what only some
 * threads need is imported when they do.
 *
 * @module
 */

import type { Moved } from "../codec/move.ts";
import type { Beside } from "../codec/reader.ts";
import { dismissThread, doLastSteps, joinThreadMemory } from "../memory/thread_ticket.ts";
import { doFinalSteps } from "../system/final_steps.ts";
import { decodeOrder } from "./decode_order.ts";
import { findWork } from "./find_work.ts";
import { loadLate } from "./load_late.ts";
import type { Target } from "./target.ts";
import { becomeThread, tellHost, thisThread } from "./this_thread.ts";
import type { ThreadOrders } from "./thread_orders.ts";

nextMessage<ThreadOrders>().then(begin);

function nextMessage<T>(): Promise<T> {
  return new Promise((resolve) =>
    addEventListener("message", (event) => resolve((event as MessageEvent<T>).data), { once: true })
  );
}

/** How a thread ends: with an error that nobody caught, or well. */
type Outcome = { readonly error: unknown } | null;

async function begin(orders: ThreadOrders): Promise<void> {
  const moved = orders.isFollowed ? nextMessage<Moved[]>() : undefined;
  joinThreadMemory(orders.ticket);
  becomeThread(orders);
  endWellHowever(orders);
  try {
    if (orders.isRecorded) await drawLane(orders.name);
    await obey(orders, await moved);
    await end(orders, null);
  } catch (error) {
    await end(orders, { error });
  }
}

async function obey(orders: ThreadOrders, moved?: readonly Moved[]): Promise<void> {
  const { begins, shared } = orders;
  const beside = { shared, moved };
  const { target, subclass } = await findWork(orders);
  const args = await decodeOrder(orders.args, "thread", beside) as never[];
  if (begins !== null) {
    const { beginLate } = await late<typeof import("./begin_late.ts")>("./begin_late.ts");
    if (!await beginLate(begins)) return;
  }
  if (subclass === null) await target!(...args);
  else await runObject(orders, beside, subclass, { target: target ?? undefined, args });
}

async function runObject(
  orders: ThreadOrders,
  beside: Beside,
  subclass: Target,
  options: object,
): Promise<void> {
  const { Thread } = await late<typeof import("./thread.ts")>("./thread.ts");
  const { StartedThread } = await late<typeof import("./started_thread.ts")>("./started_thread.ts");
  const { incarnate } = await late<typeof import("./incarnation.ts")>("./incarnation.ts");
  const fields = await decodeOrder(orders.fields, "thread", beside) as Record<
    string,
    unknown
  >;
  const thread = incarnate(Thread, subclass, new StartedThread(orders), options, fields);
  thisThread().instance = thread;
  await thread.run();
}

let hasEnded = false;
let finishLane = (): void => {};

async function end({ ticket }: ThreadOrders, outcome: Outcome): Promise<void> {
  if (hasEnded) return;
  hasEnded = true;
  try {
    if (outcome !== null) {
      (await late<typeof import("./thread_failure.ts")>("./thread_failure.ts")).tellFailure(
        outcome.error,
      );
    }
  } finally {
    finishLane();
    doLastSteps();
    dismissThread(ticket);
    await doFinalSteps();
    Deno.exit();
  }
}

/** Also when the target calls `close()` or `Deno.exit()`, or a callback of its fails. */
function endWellHowever(orders: ThreadOrders): void {
  const onUncaught = (event: Event, error: unknown): void => {
    if (hasEnded) return;
    event.preventDefault();
    end(orders, { error });
  };
  addEventListener("error", (event) => onUncaught(event, event.error));
  addEventListener("unhandledrejection", (event) => onUncaught(event, event.reason));
  addEventListener("unload", () => {
    finishLane();
    doLastSteps();
    dismissThread(orders.ticket);
    tellHost({ interleave: "ended", ident: orders.ident });
  });
  globalThis.close = () => Deno.exit();
}

/** Begins the lane of this thread on the timeline. */
async function drawLane(name: string): Promise<void> {
  const { endLane, nameLane } = await late<typeof import("../timeline/recorder.ts")>(
    "../timeline/recorder.ts",
  );
  nameLane(name);
  finishLane = (): void => endLane("ended", 0);
}

function late<M>(file: string): Promise<M> {
  return loadLate(file, import.meta.url);
}
