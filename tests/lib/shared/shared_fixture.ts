import { SharedMemory } from "../../../lib/shared/shared_memory.ts";
import type { ShareableList } from "../../../lib/shared/shareable_list.ts";

/** Adds 1 to a byte, of memory that is given as it is or by its name. */
export function writeThrough(memory: SharedMemory | string, place: number): void {
  const found = typeof memory === "string" ? new SharedMemory({ name: memory }) : memory;
  found.bytes[place]! += 1;
  found.close();
}

/** Replaces the first element. */
export function greet(list: ShareableList): void {
  list.set(0, `${list.get(0)}!`);
}
