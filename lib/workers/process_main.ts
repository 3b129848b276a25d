/**
 * Where a spawned child begins: it takes its orders, imports the module of its target, and runs it.
 *
 * @module
 */

import { decodeText } from "../channels/codec.ts";
import { endProgram } from "../system/exit.ts";
import { hasLibc } from "../system/libc.ts";
import { dieWithParent } from "../system/session.ts";
import { nameLane } from "../timeline/recorder.ts";
import { reportEnd } from "./error_report.ts";
import { adopt, family } from "./family.ts";
import { joinChildren } from "./farewell.ts";
import { type Orders, takeOrders } from "./orders.ts";
import { incarnate, type Process } from "./process.ts";
import { resolveExport } from "./target.ts";

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
  await beThat(orders);
} catch (error) {
  await end(error);
}

async function beThat(orders: Orders): Promise<void> {
  const { name, lineage, daemon, parent } = orders;
  if (daemon) stayWith(parent.pid, orders.diesWithThread);
  const authKey = Uint8Array.fromBase64(orders.authKey);
  const identity = { name, lineage, daemon, authKey };
  nameLane(name);
  adopt({ ...identity, pid: Deno.pid }, parent, lineage);
  const process = await rebuild(identity, orders);
  adopt(process, parent, lineage);
  await process.run();
}

async function rebuild(
  identity: { name: string; lineage: readonly number[]; daemon: boolean; authKey: Uint8Array },
  { target, subclass, args, fields }: Orders,
): Promise<Process> {
  const self = family();
  self.importing = true;
  const modules = new Map<string, Record<string, unknown>>();
  for (const module of new Set([target?.module, subclass?.module])) {
    if (module !== undefined) modules.set(module, await import(module));
  }
  self.importing = false;
  const find = (what: string, reference: Orders["target"]) =>
    reference && resolveExport(what, modules.get(reference.module)!, reference);
  const { module } = (target ?? subclass)!;
  const run = find("target", target);
  return incarnate(
    identity,
    find("class", subclass),
    run === null ? { module } : { module, target: run, args: decodeText(args) as never[] },
    decodeText(fields) as Record<string, unknown>,
  );
}

/** Ends with the parent, however that ends. */
function stayWith(parent: number, diesWithThread: boolean): void {
  if (diesWithThread && Deno.build.os === "linux" && hasLibc()) return dieWithParent(parent);
  const timer = setInterval(() => {
    if (Deno.ppid !== parent) Deno.exit(1);
  }, PARENT_CHECK);
  Deno.unrefTimer(timer);
}

async function end(error: unknown): Promise<never> {
  const code = reportEnd(error, orders.name, orders.report);
  await joinChildren();
  return endProgram(code);
}
