/**
 * What a child is told when it starts: who it is, and what to do.
 *
 * The orders travel in an environment variable, because that needs no waiting on either side; what is
 * too long for one goes through a file that the child removes.
 *
 * @module
 */

import type { Work } from "./work.ts";

/** The orders of a spawned child. */
export interface Orders extends Work {
  readonly name: string;
  /** Its place in the family: `[2, 1]` is the first child of the main process' second child. */
  readonly lineage: readonly number[];
  readonly daemon: boolean;
  /** In base64. */
  readonly authKey: string;
  readonly parent: { readonly pid: number; readonly name: string };
  /** Whether the system shall end the child when the thread that started it ends. */
  readonly diesWithThread: boolean;
  /** The arguments, encoded. */
  readonly args: string;
  /** The own fields of a subclass' object, encoded. */
  readonly fields: string;
  /** A file where the child describes the error that ended it; not there otherwise. */
  readonly report: string;
}

const VARIABLE = "INTERLEAVE_PROCESS";
/** Linux allows 128 KiB for one variable. */
const LONGEST = 100_000;

/** Orders that are ready to be sent. */
export interface SentOrders {
  readonly env: Record<string, string>;
  /** Removes what a child that never took its orders has left. */
  clear(): void;
}

/** The orders as environment variables for the child. */
export function sendOrders(orders: Orders): SentOrders {
  const text = JSON.stringify(orders);
  if (text.length <= LONGEST / 3 || byteLength(text) <= LONGEST) {
    return { env: { [VARIABLE]: text }, clear(): void {} };
  }
  const file = Deno.makeTempFileSync({ prefix: "interleave-" });
  Deno.writeTextFileSync(file, text);
  return { env: { [VARIABLE]: `@${file}` }, clear: () => remove(file) };
}

/** Reads the orders, once: grandchildren must not find them. */
export function takeOrders(): Orders {
  const text = Deno.env.get(VARIABLE);
  if (text === undefined) {
    throw new Error("Cannot start: this module is run by Process, not by itself");
  }
  try {
    Deno.env.delete(VARIABLE);
  } catch {
    // Without the permission to change it: a grandchild gets its own.
  }
  if (!text.startsWith("@")) return JSON.parse(text);
  const file = text.slice(1);
  const orders = JSON.parse(Deno.readTextFileSync(file));
  remove(file);
  return orders;
}

function remove(file: string): void {
  try {
    Deno.removeSync(file);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
