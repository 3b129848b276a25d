import { JoinableQueue } from "./joinable_queue.ts";
import type { Sortable } from "./sort_key.ts";

/**
 * A `JoinableQueue` that gives the least item first; of equals, that which was put first.
 *
 * Items are numbers, strings, booleans or dates, or lists that begin with one: lists are compared place by
 * place, as `[priority, …]`, up to the first place whose value has no order.
 *
 * @typeParam T The items.
 *
 * @internal
 */
export class PriorityQueue<T extends Sortable = Sortable> extends JoinableQueue<T> {}
