// The lock is taken when the look is over.

import type { Lock, Value } from "interleave/explore";

export interface Museum {
  readonly inside: Value;
  readonly lock: Lock;
  readonly room: number;
}

export function visit({ inside, lock, room }: Museum, lookAround: () => void): boolean {
  if (inside.value >= room) return false;
  {
    using _held = lock.holdSync();
    inside.value += 1;
  }
  lookAround();
  using _held = lock.holdSync();
  inside.value -= 1;
  return true;
}
