/**
 * Where a thread begins: it takes its orders, sees the shared memory, imports the module of its target,
 * and runs it.
 *
 * What only some threads need is imported when they do.
 *
 * @module
 */

import { CancelledError, SystemExit } from "../errors.ts";
import { dismissThread, joinThreadMemory } from "../memory/thread_memory.ts";
import { cancellationOf, ThreadRecord } from "../memory/thread_table.ts";
import { waitAsync } from "../memory/wait.ts";
import { endProgram, reportUncaught } from "../system/exit.ts";
import { endLane, nameLane } from "../timeline/recorder.ts";
import { adopt, family } from "./family.ts";
import { decodeOrder } from "./orders.ts";
import { describeError } from "./remote_report.ts";
import { becomeThread, thisThread } from "./this_thread.ts";
import { tellHost, type ThreadOrders } from "./thread_orders.ts";
import { findWork } from "./work.ts";

addEventListener("message", (event) => begin((event as MessageEvent<ThreadOrders>).data), {
  once: true,
});

/** How a thread ends: with an error that nobody caught, or well. */
type Outcome = { readonly error: unknown } | null;

async function begin(orders: ThreadOrders): Promise<void> {
  joinThreadMemory(orders.ticket);
  becomeThread(orders);
  nameLane(orders.name);
  const { mainModule, parent, lineage, ...process } = orders.process;
  adopt({ ...process, pid: Deno.pid }, parent, lineage);
  family().mainModule = mainModule;
  endWellHowever(orders.ident);
  try {
    await obey(orders);
    await end(null);
  } catch (error) {
    await end({ error });
  }
}

async function obey(orders: ThreadOrders): Promise<void> {
  const { begins, shared } = orders;
  const { target, subclass } = await findWork(orders);
  const args = await decodeOrder(orders.args, shared) as never[];
  if (begins !== null && await isCancelledBefore(begins)) return;
  if (subclass === null) {
    await target!(...args);
    return;
  }
  const { Thread } = await import("./thread.ts");
  const { StartedThread } = await import("./thread_handle.ts");
  const { incarnate } = await import("./incarnation.ts");
  const options = { target: target ?? undefined, args };
  const fields = await decodeOrder(orders.fields, shared) as Record<string, unknown>;
  const thread = incarnate(Thread, subclass, new StartedThread(orders), options, fields);
  thisThread().instance = thread;
  await thread.run();
}

/** Waits until a moment, in milliseconds since 1970; gives whether the thread was cancelled before. */
function isCancelledBefore(moment: number): Promise<boolean> {
  const { ident } = thisThread();
  const cell = cancellationOf(ident);
  return waitAsync(
    cell,
    () => isCancelled() || cell.load(),
    moment - performance.timeOrigin,
    undefined,
  );
}

function isCancelled(): boolean {
  const { ident } = thisThread();
  return cancellationOf(ident).load() === ident;
}

/** Also when the target calls `close()` or `Deno.exit()`, or a callback of its fails. */
function endWellHowever(ident: number): void {
  addEventListener("error", (event) => {
    if (hasEnded) return;
    event.preventDefault();
    end({ error: event.error });
  });
  addEventListener("unhandledrejection", (event) => {
    if (hasEnded) return;
    event.preventDefault();
    end({ error: event.reason });
  });
  addEventListener("unload", () => {
    endLane("ended", 0);
    dismissThread(ident);
    tellHost({ interleave: "ended", ident });
  });
  globalThis.close = () => Deno.exit();
}

let hasEnded = false;

async function end(outcome: Outcome): Promise<void> {
  if (hasEnded) return;
  hasEnded = true;
  const { ident } = thisThread();
  if (outcome !== null && !isWish(outcome.error)) {
    const { error } = outcome;
    tell(error);
    ThreadRecord.of(ident).leaveReport(describeError(error));
    endLane(`failed: ${error instanceof Error ? error.name : Deno.inspect(error)}`, 1);
  }
  endLane("ended", 0);
  dismissThread(ident);
  await endProgram(0);
}

/** Whether what was thrown is no failure, but the wish to end. */
function isWish(error: unknown): boolean {
  return error instanceof SystemExit || error instanceof CancelledError && isCancelled();
}

function tell(error: unknown): void {
  const { name, onUncaught } = thisThread();
  if (onUncaught === null) reportUncaught(error, `Exception in thread ${name}:`);
  else onUncaught(error);
}
