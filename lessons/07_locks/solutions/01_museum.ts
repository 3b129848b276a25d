/**
 * Where the lock belongs
 *
 * A museum counts who is inside, so that there are never more than it has room for. Visitors come and go
 * at any time, and the count gets wrong. Put the lock where it belongs:
 *
 * - never more visitors are inside than `room`, and at the end all are counted out;
 * - they look around at the same time: a visit takes long, and nobody holds the lock meanwhile.
 */
import type { Lock, Value } from "interleave/explore";

/** What all visitors share. */
export interface Museum {
  /** How many are inside: `inside.value`. Reading it is a step, and so is writing it. */
  readonly inside: Value;
  readonly lock: Lock;
  readonly room: number;
}

/** A visit: comes in if there is room, looks around, and leaves. Whether there was room. */
export function visit({ inside, lock, room }: Museum, lookAround: () => void): boolean {
  {
    // From the look to the write: what was seen is still so. Whoever is turned away leaves the block as
    // well, and `using` gives the lock back.
    using _held = lock.holdSync();
    if (inside.value >= room) return false;
    inside.value += 1;
  }
  // Nothing is shared here, so others may come in.
  lookAround();
  // To subtract is two steps, too.
  using _held = lock.holdSync();
  inside.value -= 1;
  return true;
}
