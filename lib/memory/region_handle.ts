/**
 * How an object that is made of a region travels: what is sent is where the region lies.
 *
 * @module
 */

import { type Destination, registerHandle } from "../codec/registry.ts";
import type { ArenaRegion } from "./arena.ts";
import type { Region } from "./memory.ts";
import { type ProcessRegion, processRegion, processRegionOf } from "./process_memory.ts";
import { type ThreadRegion, threadRegion } from "./thread_memory.ts";

/** What travels in place of an object: where its region lies, and what its class adds. */
type Sent<D> = readonly [region: ProcessRegion | ThreadRegion, extra: D];

/** How the objects of one class travel. */
export interface RegionHandle<T extends object, D> {
  /** The name of the class in messages: the same everywhere. */
  readonly tag: string;
  /** The class; see `Handle.class`. */
  readonly class: abstract new (...args: never[]) => T;
  /** The region that the object is made of. */
  region(object: T): Region;
  /** What else the other side must know; anything that can be encoded. */
  extra(object: T, to: Destination): D;
  /** Makes the object on the other side. */
  make(region: Region, extra: D): T;
}

/**
 * Lets the objects of a class travel to whoever can see the memory that they lie in.
 *
 * Objects between processes go everywhere, those between threads to threads of this program, those of
 * one thread nowhere: the error says which door has those that do.
 */
export function registerRegionHandle<T extends object, D>(handle: RegionHandle<T, D>): void {
  registerHandle<T, Sent<D>>({
    tag: handle.tag,
    class: handle.class,
    whyNot(object, to): string | undefined {
      const { kind } = handle.region(object).memory;
      if (kind === "mapped" || kind === "shared" && to === "thread") return undefined;
      const home = kind === "shared"
        ? "the threads of one process"
        : "the coroutines of one thread";
      const door = to === "thread" ? "interleave/threads" : "interleave/processes";
      return `this ${handle.class.name} is for ${home}; make it with the one of ${door}`;
    },
    toData(object, to): Sent<D> {
      const region = handle.region(object) as ArenaRegion;
      const where: ProcessRegion | ThreadRegion = region.memory.kind === "mapped"
        ? processRegionOf(region)
        : [region.start, region.length];
      return [where, handle.extra(object, to)];
    },
    fromData([where, extra]): T {
      const region = Array.isArray(where)
        ? threadRegion(where as unknown as ThreadRegion)
        : processRegion(where as ProcessRegion);
      return handle.make(region, extra);
    },
  });
}
