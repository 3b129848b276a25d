import type { Region } from "../memory/memory.ts";
import { registerRegionHandle } from "../memory/region_handle.ts";
import { type Placed, regionOf } from "./place.ts";

/**
 * Lets the objects of a door's class travel: on the other side there is one more handle of the same words.
 *
 * @param tag The name of the class in messages; each door has its own.
 * @param Class The class of the door.
 * @param rest What the constructor of the class below, which takes a place, needs besides.
 */
export function travels<T extends Placed>(
  tag: string,
  Class: abstract new (...args: never[]) => T,
  ...rest: readonly unknown[]
): void {
  const Below = Object.getPrototypeOf(Class);
  registerRegionHandle<T, null>({
    tag,
    class: Class,
    region: regionOf,
    extra: () => null,
    // The door's constructor would make a new object; the one below makes a handle, of the door's class.
    make: (region: Region) => Reflect.construct(Below, [region, ...rest], Class),
  });
}
