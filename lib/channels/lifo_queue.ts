import { JoinableQueue } from "./joinable_queue.ts";

/**
 * A `JoinableQueue` that gives what was put last.
 *
 * @typeParam T The items.
 *
 * @internal
 */
export class LifoQueue<T = unknown> extends JoinableQueue<T> {}
