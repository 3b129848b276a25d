import { cpuCount } from "../system/affinity.ts";
import { type ExportReference, referTo, type Target } from "../workers/target.ts";
import type { CrewOptions } from "./crew.ts";
import type { WorkerKind } from "./worker.ts";

/** Options of a pool. */
export interface PoolOptions {
  /** `import.meta.url` of the module that exports the functions to run. */
  readonly module: string;
  /**
   * What the workers are: processes, which share nothing and can be killed, or threads, which start faster
   * and can only be asked to end.
   *
   * @default {"process"}
   */
  readonly kind?: WorkerKind | undefined;
  /** An export of the module that each worker calls once, before its first task. */
  readonly initializer?: Target | undefined;
  /** What to call it with. */
  readonly initArgs?: readonly unknown[] | undefined;
  /**
   * After how many tasks a worker is replaced by a new one. A chunk of items is one task.
   *
   * @default {Infinity}
   */
  readonly maxTasksPerWorker?: number | undefined;
}

/**
 * Checks the options of a pool.
 *
 * @param size How many workers; as many as processors if not given.
 * @throws {RangeError} if a number is out of range.
 * @throws {TypeError} if the initializer is no function, or no export of the module.
 */
export function checkPoolOptions(size: number | undefined, options: PoolOptions): CrewOptions {
  const { module, kind = "process", initializer, initArgs = [], maxTasksPerWorker } = options;
  const count = size ?? cpuCount();
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`Cannot make a pool of ${count} workers: give a whole number from 1 on`);
  }
  const most = maxTasksPerWorker ?? Infinity;
  if (most !== Infinity && (!Number.isInteger(most) || most < 1)) {
    throw new RangeError(
      `Cannot replace workers after ${Deno.inspect(most)} tasks: give a whole number from 1 on`,
    );
  }
  if (kind !== "process" && kind !== "thread") {
    throw new TypeError(`Cannot make a pool of ${Deno.inspect(kind)}: "process" or "thread"`);
  }
  if (initializer !== undefined && typeof initializer !== "function") {
    throw new TypeError(`Cannot begin with ${Deno.inspect(initializer)}: it is no function`);
  }
  return {
    kind,
    size: count,
    initializer: initializer === undefined ? null : referTo("initializer", module, initializer),
    initArgs,
    maxTasksPerWorker: most,
  };
}

/** Names functions of one module for the workers; each is looked for once. */
export class Targets {
  readonly #module: string;
  readonly #known = new WeakMap<Target, ExportReference>();

  /** For the functions that `module` exports. */
  constructor(module: string) {
    this.#module = module;
  }

  /**
   * How a worker finds a function.
   *
   * @throws {TypeError} if the module does not export it by its name.
   */
  referTo(target: Target): ExportReference {
    let reference = this.#known.get(target);
    if (reference === undefined) {
      reference = referTo("function", this.#module, target);
      this.#known.set(target, reference);
    }
    return reference;
  }
}
