/** What a part of the library does around each fork. Synchronous code; must not throw. */
export interface ForkSteps {
  /**
   * In the parent, before: whether there is anything to do this time. A child is spared the steps of
   * those who say no, because it compiles anew whatever its parent has never run.
   */
  before(): boolean;
  /** In the child, before anything else there. */
  child(): void;
  /** In the parent, after: with the child's pid, or −1 if there is none. */
  parent?(pid: number): void;
}

/** Has something done around each fork, in the parent and in the child. */
export function atFork(steps: ForkSteps): void {
  registered.push(steps);
}

/**
 * Has `step` done in every child that `fork()` makes, before anything else there.
 *
 * For libraries whose own state must not be shared with the parent: open connections, lists of
 * children, timers.
 *
 * @param step Synchronous code; must not throw.
 *
 * @example
 * ```ts
 * import { onFork } from "interleave/system";
 *
 * const connections = new Set<string>();
 * onFork(() => connections.clear());
 * ```
 */
export function onFork(step: () => void): void {
  atFork({ before: () => true, child: step });
}

/** Does what is to be done before a fork. Gives back those who have more to do after it. */
export function prepareFork(): ForkSteps[] {
  return registered.filter((steps) => steps.before());
}

const registered: ForkSteps[] = [];
