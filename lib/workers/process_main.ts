/**
 * Where a spawned child begins: it takes its orders, imports the module of its target, and runs it.
 *
 * Each module that it needs costs a child a quarter of a millisecond at its start, so what only some
 * children need is imported when they do. What it needs to end is there from the start: an end must
 * not wait for a file.
 *
 * @module
 */

import { endProgram } from "../system/final_steps.ts";
import { nameLane } from "../timeline/recorder.ts";
import { reportEnd } from "./error_report.ts";
import { adopt } from "./family.ts";
import { decodeOrder } from "./decode_order.ts";
import { findWork } from "./find_work.ts";
import { loadLate } from "./load_late.ts";
import { type Orders, takeOrders } from "./orders.ts";

/** How often a daemon looks for its parent where the system does not tell it, in milliseconds. */
const PARENT_CHECK = 250;

const orders = takeOrders();
addEventListener("error", (event) => {
  event.preventDefault();
  end(event.error);
});
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  end(event.reason);
});
try {
  await obey(orders);
} catch (error) {
  await end(error);
}

async function obey(orders: Orders): Promise<void> {
  const { name, lineage, daemon, parent } = orders;
  nameLane(name);
  if (daemon) await stayWith(parent.pid, orders.diesWithThread);
  const identity = { name, lineage, daemon, authKey: Uint8Array.fromBase64(orders.authKey) };
  adopt({ ...identity, pid: Deno.pid }, parent, lineage);
  const found = await findWork(orders);
  const args = await decodeOrder(orders.args, "process") as never[];
  if (found.subclass === null) {
    await found.target!(...args);
    return;
  }
  const { Process } = await loadLate<typeof import("./process.ts")>(
    "./process.ts",
    import.meta.url,
  );
  const { incarnate } = await loadLate<typeof import("./incarnation.ts")>(
    "./incarnation.ts",
    import.meta.url,
  );
  const options = { target: found.target ?? undefined, args };
  const fields = await decodeOrder(orders.fields, "process") as Record<string, unknown>;
  const process = incarnate(Process, found.subclass, identity, options, fields);
  adopt(process, parent, lineage);
  await process.run();
}

/** Ends with the parent, however that ends. */
async function stayWith(parent: number, diesWithThread: boolean): Promise<void> {
  if (diesWithThread && Deno.build.os === "linux") {
    const { dieWithParent } = await loadLate<typeof import("../system/session.ts")>(
      "../system/session.ts",
      import.meta.url,
    );
    if (dieWithParent(parent)) return;
  }
  const timer = setInterval(() => {
    if (Deno.ppid !== parent) Deno.exit(1);
  }, PARENT_CHECK);
  Deno.unrefTimer(timer);
}

async function end(error: unknown): Promise<never> {
  return await endProgram(reportEnd(error, orders.name, orders.report));
}
