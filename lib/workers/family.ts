/**
 * Who this process is, and which children it has.
 *
 * @module
 */

import { getpid } from "../system/pids.ts";
import type { SyncWaitOptions } from "../waiting.ts";
import { thisThread } from "./this_thread.ts";

/** What `currentProcess()` tells of the process that one is in. */
export interface CurrentProcess {
  /** `MainProcess`, or the name that it was given when it was made. */
  readonly name: string;
  /** Its number; of a `Process` that is not started, `null`. */
  readonly pid: number | null;
  /** Whether it ends with its parent. */
  readonly daemon: boolean;
  /** The secret that the processes of one program share, for connections between them. */
  authKey: Uint8Array;
}

/** What `parentProcess()` tells of the process that started this one. */
export interface ParentProcess {
  /** `MainProcess`, or the name that it was given. */
  readonly name: string;
  /** Its number. */
  readonly pid: number;
  /** Whether it is still there. */
  isAlive(): boolean;
}

/** This process, as the rest of the library sees it. */
interface Self {
  current: CurrentProcess;
  parent: ParentProcess | null;
  lineage: readonly number[];
  childrenNamed: number;
  /** The program's main module, which only its main thread is told; `null` if nobody may know. */
  mainModule: string | null;
}

let key: Uint8Array | undefined;

const self: Self = {
  current: {
    name: "MainProcess",
    get pid() {
      return getpid();
    },
    daemon: false,
    get authKey() {
      return key ??= crypto.getRandomValues(new Uint8Array(32));
    },
    set authKey(value) {
      key = value;
    },
  },
  parent: null,
  lineage: [],
  childrenNamed: 0,
  mainModule: askMainModule(),
};

const { process } = thisThread();
if (process !== null) {
  const { parent, lineage, mainModule, ...current } = process;
  adopt({ ...current, pid: getpid() }, parent, lineage);
  self.mainModule = mainModule;
}

function askMainModule(): string | null {
  try {
    return Deno.mainModule ?? null; // not there in a Worker
  } catch {
    return null; // it is not permitted
  }
}

/** The state of this process' place in the family; changed by the child's entry and by `fork`. */
export function family(): Self {
  return self;
}

/** Takes on the identity of a child, or of the process that this thread is in. */
export function adopt(
  current: CurrentProcess,
  parent: { readonly pid: number; readonly name: string } | null,
  lineage: readonly number[],
): void {
  Object.assign(self, placeOf(current, parent, lineage));
}

/** What `adopt()` changes; a child that is forked finds it ready. */
export function placeOf(
  current: CurrentProcess,
  parent: { readonly pid: number; readonly name: string } | null,
  lineage: readonly number[],
): Partial<Self> {
  return {
    current,
    parent: parent && { ...parent, isAlive: () => Deno.ppid === parent.pid },
    lineage,
    childrenNamed: 0,
  };
}

/**
 * The process in which this is called.
 *
 * @returns In the main program its description, in a child the `Process` object itself.
 *
 * @example
 * ```ts
 * import { currentProcess } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(currentProcess().name, "MainProcess");
 * assertEquals(currentProcess().pid, Deno.pid);
 * ```
 */
export function currentProcess(): CurrentProcess {
  return self.current;
}

/**
 * The process that started this one.
 *
 * @returns `null` in the main program.
 *
 * @example
 * ```ts
 * import { parentProcess } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(parentProcess(), null);
 * ```
 */
export function parentProcess(): ParentProcess | null {
  return self.parent;
}

/** A child of this process, as far as its family needs to know it. */
export interface Child {
  readonly daemon: boolean;
  isAlive(): boolean;
  terminate(): void;
  kill(): void;
  join(): Promise<boolean>;
  joinSync(options: SyncWaitOptions): boolean;
}

const children = new Set<Child>();

/** The children that have been started and were not yet seen to end. */
export function livingChildren(): Set<Child> {
  return children;
}
