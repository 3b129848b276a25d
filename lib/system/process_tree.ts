import { allProcesses, type ProcessStatus, processStatus } from "./process_status.ts";
import { getpid } from "./pids.ts";

/** A process and those that it started, as far as they are still there. */
export interface ProcessTree extends ProcessStatus {
  /** In the order of their pids. */
  readonly children: readonly ProcessTree[];
}

/**
 * The children of a process at this moment, zombies included.
 *
 * @param pid The parent; this process if not given.
 * @returns Their status, in the order of their pids.
 * @throws {UnsupportedError} without `/proc`, or without permission to read it.
 *
 * @example
 * ```ts
 * import { childrenOf } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * const child = new Deno.Command("sleep", { args: ["10"] }).spawn();
 * assertEquals(childrenOf().some((c) => c.pid === child.pid), true);
 * child.kill();
 * await child.status;
 * assertEquals(childrenOf().some((c) => c.pid === child.pid), false);
 * ```
 */
export function childrenOf(pid: number = getpid()): ProcessStatus[] {
  return snapshot().filter((status) => status.ppid === pid);
}

/**
 * The tree of processes below one of them, read at this moment (Python programmers look at `pstree`).
 *
 * @param pid The root; this process if not given.
 * @returns The root with all its descendants, or `null` if there is no such process.
 * @throws {UnsupportedError} without `/proc`, or without permission to read it.
 *
 * @example
 * ```ts
 * import { processTree } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(processTree()?.pid, Deno.pid);
 * ```
 */
export function processTree(pid: number = getpid()): ProcessTree | null {
  const byParent = Map.groupBy(snapshot(), (status) => status.ppid);
  const grow = (status: ProcessStatus): ProcessTree => ({
    ...status,
    children: (byParent.get(status.pid) ?? []).map(grow),
  });
  const root = processStatus(pid);
  return root === null ? null : grow(root);
}

/**
 * Draws a tree of processes, a line each.
 *
 * @param tree What `processTree()` gave.
 * @param label What to write for a process; its pid, name and STAT letters if not given.
 * @returns Lines joined by newlines.
 *
 * @example
 * ```ts
 * import { drawProcessTree } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * const leaf = (pid: number) => ({ pid, children: [] });
 * const tree = { pid: 1, children: [{ pid: 2, children: [leaf(4)] }, leaf(3)] };
 * assertEquals(
 *   drawProcessTree(tree, (p) => `${p.pid}`),
 *   "1\n├── 2\n│   └── 4\n└── 3",
 * );
 * ```
 */
export function drawProcessTree<T extends { readonly children: readonly T[] }>(
  tree: T,
  label: (node: T) => string = describe,
): string {
  const lines = [label(tree)];
  tree.children.forEach((child, i) => {
    const last = i === tree.children.length - 1;
    const [first, ...rest] = drawProcessTree(child, label).split("\n");
    lines.push((last ? "└── " : "├── ") + first);
    lines.push(...rest.map((line) => (last ? "    " : "│   ") + line));
  });
  return lines.join("\n");
}

function describe(node: unknown): string {
  const { pid, name, stat } = node as ProcessStatus;
  return `${pid} ${name} ${stat}`;
}

function snapshot(): ProcessStatus[] {
  return allProcesses().map((pid) => processStatus(pid)).filter((status) => status !== null);
}
