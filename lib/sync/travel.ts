import { registerRegionHandle } from "../memory/region_handle.ts";
import { type Placed, regionOf } from "./place.ts";

/**
 * Lets the objects of a door's class travel: on the other side there is one more handle of the same words.
 *
 * @param tag The name of the class in messages; each door has its own.
 * @param Class The class of the door.
 * @param rest What the constructor of the class below needs besides the place.
 */
export function travels<T extends Placed>(
  tag: string,
  Class: abstract new (...args: never[]) => T,
  rest: (object: T) => readonly unknown[] = () => [],
): void {
  const Below = Object.getPrototypeOf(Class);
  registerRegionHandle<T, readonly unknown[]>({
    tag,
    class: Class,
    region: regionOf,
    extra: rest,
    // The door's constructor would make a new object; the one below makes a handle, of the door's class.
    make: (region, rest) => Reflect.construct(Below, [region, ...rest], Class),
  });
}
