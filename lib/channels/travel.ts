import type { ArenaRegion } from "../memory/arena.ts";
import { registerRegionHandle } from "../memory/region_handle.ts";
import { type SimpleQueue, storeOf } from "./simple_queue.ts";
import type { Store } from "./store.ts";

/**
 * Lets the queues of a door's class travel: who receives one sees the same store.
 *
 * @param tag The name of the class in messages; each door has its own.
 * @param Class The class of the door.
 * @param open Makes the view of the store that lies in a region; left out where none can be received.
 */
export function travels<T extends SimpleQueue<never>>(
  tag: string,
  Class: abstract new (...args: never[]) => T,
  open?: (region: ArenaRegion) => Store<unknown>,
): void {
  const Below = Object.getPrototypeOf(Class);
  registerRegionHandle<T, null>({
    tag,
    class: Class,
    region: (queue) => storeOf(queue).ledger.region,
    extra: () => null,
    // The door's constructor would make a new store; the one below takes the one that is there.
    make: (region) => Reflect.construct(Below, [open!(region as ArenaRegion)], Class),
  });
}
