// On the way out nobody asks for the lock.

import type { Lock, Value } from "interleave/explore";

export interface Museum {
  readonly inside: Value;
  readonly lock: Lock;
  readonly room: number;
}

export function visit({ inside, lock, room }: Museum, lookAround: () => void): boolean {
  {
    using _held = lock.holdSync();
    if (inside.value >= room) return false;
    inside.value += 1;
  }
  lookAround();
  inside.value -= 1;
  return true;
}
