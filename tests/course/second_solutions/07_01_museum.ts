// acquireSync() and release() in the place of `using`, in helpers.
import type { Lock, Value } from "interleave/explore";

export interface Museum {
  readonly inside: Value;
  readonly lock: Lock;
  readonly room: number;
}

export function visit(museum: Museum, lookAround: () => void): boolean {
  if (!comeIn(museum)) return false;
  try {
    lookAround();
  } finally {
    count(museum, -1);
  }
  return true;
}

function comeIn({ inside, lock, room }: Museum): boolean {
  lock.acquireSync();
  const isRoom = inside.value < room;
  if (isRoom) inside.value += 1;
  lock.release();
  return isRoom;
}

function count({ inside, lock }: Museum, by: number): void {
  lock.acquireSync();
  inside.value += by;
  lock.release();
}
