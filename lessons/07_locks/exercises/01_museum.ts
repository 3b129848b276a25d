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
export function visit({ inside, room }: Museum, lookAround: () => void): boolean {
  // TODO: which of these steps belong together? Hold the lock over those, and over nothing else.
  if (inside.value >= room) return false;
  inside.value += 1;
  lookAround();
  inside.value -= 1;
  return true;
}
