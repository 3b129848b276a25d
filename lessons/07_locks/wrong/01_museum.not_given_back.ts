// Who is turned away keeps the lock.

import type { Lock, Value } from "interleave/explore";

export interface Museum {
  readonly inside: Value;
  readonly lock: Lock;
  readonly room: number;
}

export function visit({ inside, lock, room }: Museum, lookAround: () => void): boolean {
  lock.acquireSync();
  if (inside.value >= room) return false;
  inside.value += 1;
  lock.release();
  lookAround();
  lock.acquireSync();
  inside.value -= 1;
  lock.release();
  return true;
}
