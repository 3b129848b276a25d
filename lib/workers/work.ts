/**
 * What a process or a thread does, in a form that travels: the name of an exported function, or of an
 * exported class whose `run()` says it all.
 *
 * @module
 */

import { type AbstractClass, type ExportReference, referTo, type Target } from "./target.ts";

/** The names. */
export interface Work {
  /** The function to call, or `null` for a subclass that needs none. */
  readonly target: ExportReference | null;
  /** The subclass, if it is one. */
  readonly subclass: ExportReference | null;
}

/**
 * Names the work of an object that is being constructed.
 *
 * @param what What it is, for the errors: `"process"`.
 * @param options The module, and the target if it has one.
 * @param Class The subclass, or `null` if it is none.
 * @param hasRun Whether the subclass overrides `run()`.
 * @throws {TypeError} if something cannot be found by its name, or there is nothing to run.
 */
export function nameWork(
  what: "process" | "thread",
  options: { readonly module: string; readonly target?: Target | undefined },
  Class: AbstractClass | null,
  hasRun: boolean,
): Work {
  const { module, target } = options;
  const subclass = Class === null ? null : referTo("class", module, Class);
  if (target === undefined && !hasRun) {
    throw new TypeError(
      `Cannot make a ${what}: it has nothing to run; give a target, or override run() in a subclass`,
    );
  }
  return { subclass, target: target === undefined ? null : referTo("target", module, target) };
}

/** Why nothing can be started while a module is imported. */
export function missingGuard(what: "process" | "thread", name: string): string {
  return `Cannot start ${name}: this ${what} is itself just being started, and imports this module to ` +
    "find its target. Start others only under `if (import.meta.main) { … }`, which is true in the " +
    "main program and false in those that it starts";
}
