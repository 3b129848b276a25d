import type { ArenaRegion } from "../memory/arena.ts";
import { registerRegionHandle } from "../memory/region_handle.ts";
import { type Queue, storeOf } from "./queue.ts";
import type { Store } from "./store.ts";

/**
 * Lets the queues of a class travel: who receives one sees the same store.
 *
 * @param tag The name of the class in messages.
 * @param Class The class; its constructor also takes a store.
 * @param open Makes the view of the store that lies in a region.
 */
export function letTravel(
  tag: string,
  Class: new () => Queue,
  open: (region: ArenaRegion) => Store<unknown>,
): void {
  registerRegionHandle<Queue, null>({
    tag,
    class: Class,
    region: (queue) => storeOf(queue).ledger.region,
    extra: () => null,
    make: (region) => Reflect.construct(Class, [open(region as ArenaRegion)]),
  });
}
