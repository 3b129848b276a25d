import { resolveExport } from "./resolve_export.ts";
import type { ExportReference, Target } from "./target.ts";
import type { Work } from "./work.ts";

/** What the names stand for where the work is done. */
export interface FoundWork {
  readonly target: Target | null;
  readonly subclass: Target | null;
}

let importing = false;

/** Whether this process or thread is importing the module of its work: nothing may be started then. */
export function isImporting(): boolean {
  return importing;
}

/** Imports the module and finds the work there; nothing may be started meanwhile. */
export async function findWork({ target, subclass }: Work): Promise<FoundWork> {
  importing = true;
  const found = {
    target: target && await find("target", target),
    subclass: subclass && await find("class", subclass),
  };
  importing = false;
  return found;
}

async function find(what: string, reference: ExportReference): Promise<Target> {
  return resolveExport(what, await import(reference.module), reference);
}
