import type { Region } from "../memory/memory.ts";
import { registerRegionHandle } from "../memory/region_handle.ts";
import type { Acquirable } from "../sync/acquirable.ts";
import { regionOf } from "../sync/place.ts";
import { Guarded } from "./guarded.ts";

/**
 * Lets the objects of a door's class travel, with their lock: on the other side there is one more handle.
 *
 * @param tag The name of the class in messages; each door has its own.
 * @param Class The class of the door.
 * @param shape What its constructor in the class below needs between the place and the lock.
 */
export function travels<T extends Guarded>(
  tag: string,
  Class: abstract new (...args: never[]) => T,
  shape: (object: T) => readonly unknown[],
): void {
  const Below = Object.getPrototypeOf(Class);
  registerRegionHandle<T, readonly [readonly unknown[], Acquirable | null]>({
    tag,
    class: Class,
    region: regionOf,
    extra: (object) => [shape(object), Guarded.lockOf(object)],
    make: (region: Region, [shape, lock]) =>
      Reflect.construct(Below, [region, ...shape, lock], Class),
  });
}
