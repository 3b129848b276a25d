/**
 * The Workers behind threads: who makes them, and how long they keep the program alive.
 *
 * A Worker ends with the Worker that made it, and one that was not made by the main thread starts a second
 * late: Deno 2.9 pauses it twice. So the main thread makes all of them, if it comes to it soon: it does
 * not while it is blocked. Then the thread makes the Worker itself, and stays until that has ended.
 *
 * @module
 */

import { UnsupportedError } from "../errors.ts";
import type { Moved } from "../codec/move.ts";
import { claimOn, isThreadAlive, ThreadRecord } from "../memory/thread_table.ts";
import { dismissThread } from "../memory/thread_ticket.ts";
import { waitUnasked } from "../memory/wait.ts";
import { installExitHandlers } from "../system/exit.ts";
import { beforeExit } from "../system/final_steps.ts";
import { describeError } from "./remote_report.ts";
import { tellHost, thisThread } from "./this_thread.ts";
import type { ThreadMessage, ThreadOrders } from "./thread_orders.ts";

const MAIN = new URL("./thread_main.ts", import.meta.url).href;

/** How long a cancelled thread may keep the program alive, in milliseconds. */
export const PATIENCE = 2000;
/** How long the main thread has to begin with a thread that another wants started, in milliseconds. */
const ANSWER = 50;

/** A thread whose Worker was made here. */
interface Hosted {
  readonly orders: ThreadOrders;
  readonly worker: Worker;
  readonly onEnd: () => void;
  /** Settles when it has ended, or was cancelled and has not ended for too long. */
  readonly over: PromiseWithResolvers<void>;
  patience: ReturnType<typeof setTimeout> | undefined;
}

const hosted = new Map<number, Hosted>();
let watching = false;

/**
 * Starts a thread.
 *
 * @param onEnd Called when it has ended, if its Worker was made here.
 * @param moved What is moved to it.
 * @throws {UnsupportedError} without the permission to read what a thread begins with.
 */
export function startWorker(
  orders: ThreadOrders,
  onEnd: () => void,
  moved: readonly Moved[],
): void {
  // A Worker that fails for that says so to an event loop, which a thread in joinSync() does not have.
  if (!isReadable()) {
    throw new UnsupportedError(
      `Cannot start ${orders.name}: it would not be permitted to read its code; run the program with ` +
        "--allow-read",
    );
  }
  if (thisThread().isMain || !mainStarts(orders)) host(orders, onEnd);
  // Only now, when it is clear who has the Worker: it cannot be sent to two.
  if (orders.isFollowed) pass(orders.ident, moved);
}

/** Passes on what is moved to a thread. */
function pass(ident: number, moved: readonly Moved[]): void {
  const worker = hosted.get(ident)?.worker;
  if (worker !== undefined) worker.postMessage(moved, [...moved]);
  else if (!thisThread().isMain) tellHost({ interleave: "moved", ident, moved }, moved);
}

/** From now on a cancelled thread keeps the program alive for a while only. */
export function letGo(ident: number): void {
  const thread = hosted.get(ident);
  if (thread === undefined) {
    if (!thisThread().isMain) tellHost({ interleave: "cancelled", ident });
    return;
  }
  if (thread.orders.daemon || thread.patience !== undefined) return;
  thread.patience = setTimeout(() => {
    keepsAlive(thread.worker, false);
    thread.over.resolve();
  }, PATIENCE);
  // The Worker itself keeps the program alive until then.
  Deno.unrefTimer(thread.patience);
}

/** A thread was seen to have ended: nobody has to be patient with it. */
export function stopPatience(ident: number): void {
  const thread = hosted.get(ident);
  clearTimeout(thread?.patience);
}

function isReadable(): boolean {
  return !MAIN.startsWith("file:") ||
    Deno.permissions.querySync({ name: "read", path: new URL(MAIN) }).state === "granted";
}

function mainStarts(orders: ThreadOrders): boolean {
  const { ident } = orders;
  const claim = claimOn(ident);
  claim.store(ident);
  tellHost({ interleave: "start", orders });
  waitUnasked(claim, () => claim.load() !== ident || ident, performance.now() + ANSWER);
  return claim.compareExchange(ident, 0) !== ident;
}

function host(orders: ThreadOrders, onEnd: () => void): void {
  watchOverThreads();
  const { ident, name, daemon } = orders;
  const worker = new Worker(MAIN, { type: "module", name });
  if (daemon) keepsAlive(worker, false);
  const over = Promise.withResolvers<void>();
  hosted.set(ident, { orders, worker, onEnd, over, patience: undefined });
  worker.addEventListener("message", ({ data }) => hear(data));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    // It handles all errors of its target: this one came before it could, and Deno has printed it.
    if (isThreadAlive(ident)) {
      ThreadRecord.of(ident).leaveReport(describeError(new Error(event.message)));
    }
    ended(ident);
  });
  worker.postMessage(orders);
}

function hear(message: ThreadMessage): void {
  switch (message?.interleave) {
    case "start":
      return startFor(message.orders);
    case "moved":
      return pass(message.ident, message.moved);
    case "cancelled":
      return letGo(message.ident);
    case "ended":
      return ended(message.ident);
    case "idle": {
      const thread = hosted.get(message.ident);
      if (thread !== undefined && !thread.orders.daemon) keepsAlive(thread.worker, false);
      thread?.over.resolve();
    }
  }
}

/** Starts a thread in place of another one, unless that became impatient. */
function startFor(orders: ThreadOrders): void {
  const { ident } = orders;
  if (!thisThread().isMain) return tellHost({ interleave: "start", orders });
  const claim = claimOn(ident);
  if (claim.compareExchange(ident, -ident) !== ident) return;
  claim.unpark(Infinity);
  host(orders, () => {});
}

function ended(ident: number): void {
  const thread = hosted.get(ident);
  if (thread === undefined) return;
  hosted.delete(ident);
  clearTimeout(thread.patience);
  dismissThread(thread.orders.ticket);
  thread.over.resolve();
  thread.onEnd();
}

function watchOverThreads(): void {
  if (watching) return;
  watching = true;
  installExitHandlers();
  beforeExit(thisThread().isMain ? joinThreads : stayWithThreads);
  if (thisThread().isMain) addEventListener("unload", nameStuckThreads);
}

/** Waits for the threads that are not daemons, as a program does that runs off its end. */
async function joinThreads(): Promise<void> {
  for (const { orders, over } of hosted.values()) if (!orders.daemon) await over.promise;
}

/** In a thread that made Workers itself: they would end with it. */
async function stayWithThreads(): Promise<void> {
  await joinThreads();
  if (hosted.size > 0) tellHost({ interleave: "idle", ident: thisThread().ident });
  for (const { over } of hosted.values()) await over.promise;
}

function nameStuckThreads(): void {
  for (const { orders: { ident, name, daemon }, patience } of hosted.values()) {
    if (daemon || patience === undefined || !isThreadAlive(ident)) continue;
    console.error(
      `${name} does not end: it was cancelled, and looks neither at currentThread().cancelled nor ` +
        "at its signal; the program ends without it",
    );
    Deno.exitCode ||= 1;
  }
}

/** How Deno itself says (for `node:worker_threads`) whether a Worker keeps the program alive. */
const KEEP = Object.getOwnPropertySymbols(Worker.prototype)
  .find((symbol) => symbol.description === undefined);

/** Says whether a Worker keeps the program alive; without that way, each one does. */
function keepsAlive(worker: Worker, does: boolean): void {
  if (KEEP !== undefined) Reflect.get(worker, KEEP)?.call(worker, does);
}
