/**
 * Two who do the same things with the same objects, until one of them is killed.
 *
 * @module
 */

import { BrokenBarrierError, OwnerDiedError } from "../../../lib/errors.ts";
import type {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  RLock,
} from "../../../lib/processes.ts";

/** How long to wait for one who may have been killed on the way, in milliseconds. */
const MEETING = 250;

/** What both use. */
export interface Belongings {
  readonly lock: Lock;
  readonly rlock: RLock;
  readonly semaphore: BoundedSemaphore;
  readonly condition: Condition;
  readonly barrier: Barrier;
  /** Set by who will be killed. */
  readonly begun: Event;
}

/** What has become of the survivor. */
export interface Survival {
  /** How long the longest single call took, in milliseconds. */
  readonly longest: number;
  readonly call: string;
  /** How often it heard that the owner had died. */
  readonly deaths: number;
}

/** Goes round until killed. */
export function live(belongings: Belongings): void {
  belongings.begun.set();
  for (;;) {
    for (const act of acts(belongings)) {
      try {
        act();
      } catch (error) {
        // The other came too late, or has given up already.
        if (!(error instanceof BrokenBarrierError)) throw error;
      }
    }
  }
}

/** Goes round until the other does not come to meet it; puts right what that left; measures each call. */
export function survive(belongings: Belongings): Survival {
  let longest = 0, call = "", deaths = 0;
  const timed = (act: () => void): void => {
    const started = performance.now();
    try {
      act();
    } finally {
      const took = performance.now() - started;
      if (took > longest) [longest, call] = [took, act.name];
    }
  };
  const { lock, rlock, semaphore, condition } = belongings;
  /** What each act may find in the hands of the dead. */
  const left: Readonly<Record<string, { release(): void }>> = {
    takeLock: lock,
    takeRLock: rlock,
    takePermit: semaphore,
    notify: condition,
    wait: condition,
  };
  for (let over = false; !over;) {
    for (const act of acts(belongings)) {
      try {
        timed(act);
      } catch (error) {
        if (error instanceof BrokenBarrierError) over = true;
        else if (!(error instanceof OwnerDiedError)) throw error;
        else {
          deaths++;
          left[act.name]!.release();
          timed(act);
        }
      }
    }
  }
  return { longest, call, deaths };
}

/** Everything that one can do: often what is done with the other around, then once to meet it. */
function acts(
  { lock, rlock, semaphore, condition, barrier }: Belongings,
): Array<() => void> {
  const often = [
    function takeLock(): void {
      using _held = lock.holdSync();
    },
    function takeRLock(): void {
      using _outer = rlock.holdSync();
      using _inner = rlock.holdSync();
    },
    function takePermit(): void {
      semaphore.acquireSync();
      semaphore.release();
    },
    function notify(): void {
      condition.acquireSync();
      condition.notify();
      condition.release();
    },
    function wait(): void {
      condition.acquireSync();
      condition.waitSync({ timeout: 0.2 });
      condition.release();
    },
  ];
  function meet(): void {
    barrier.waitSync({ timeout: MEETING });
  }
  return [...Array.from({ length: 20 }, () => often).flat(), meet];
}
