import { assertEquals } from "@std/assert";
import { live, survive } from "./survival.ts";
import type { Barrier, Condition, Event, Lock, Semaphore } from "../../../lib/processes.ts";

/** What a party does in one go, where single calls from outside would leave gaps. */
export const tricks = {
  live,
  survive,

  /** Says that it is there. */
  nothing(): void {},

  /** Its pid, or whatever tells it from others. */
  pid: (): number => Deno.pid,

  /** Has a signal call a function, so that it interrupts what waits. */
  catchSignal: (signal: Deno.Signal): void => Deno.addSignalListener(signal, () => {}),

  /** Adds 1 to a count that only the lock protects, many times. */
  addOftenSync(lock: Lock, count: Semaphore, times: number): void {
    for (let i = 0; i < times; i++) {
      using _held = lock.holdSync();
      addUnguarded(count);
    }
  },

  /** The same, waiting without blocking. */
  async addOften(lock: Lock, count: Semaphore, times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      using _held = await lock.hold();
      const value = count.getValue();
      if (i % 10 === 0) await Promise.resolve();
      if (count.getValue() !== value) throw new Error("Somebody else is here");
      addUnguarded(count);
    }
  },

  /** Answers one event with another, again and again. */
  async answer(ping: Event, pong: Event, times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      await ping.wait();
      ping.clear();
      pong.set();
    }
  },

  /** The same, blocking the thread. */
  answerSync(ping: Event, pong: Event, times: number): void {
    for (let i = 0; i < times; i++) {
      ping.waitSync();
      ping.clear();
      pong.set();
    }
  },

  /** Waits, with the lock held from before until after, for a number of permits. */
  async waitForPermits(condition: Condition, permits: Semaphore, value: number): Promise<boolean> {
    using _held = await condition.hold();
    return await condition.waitFor(() => permits.getValue() >= value);
  },

  /** The same, blocking the thread. */
  waitForPermitsSync(condition: Condition, permits: Semaphore, value: number): boolean {
    using _held = condition.holdSync();
    return condition.waitForSync(() => permits.getValue() >= value);
  },

  /** Counts itself in before each pass of a barrier, and sees that all are counted after it. */
  async passOften(barrier: Barrier, passes: Semaphore[]): Promise<void> {
    for (const pass of passes) {
      pass.release();
      await barrier.wait();
      assertEquals(pass.getValue(), barrier.parties);
    }
  },

  /** The same, blocking the thread. */
  passOftenSync(barrier: Barrier, passes: Semaphore[]): void {
    for (const pass of passes) {
      pass.release();
      barrier.waitSync();
      assertEquals(pass.getValue(), barrier.parties);
    }
  },

  /** Waits at a barrier whose action counts its calls; returns how many there were. */
  async waitWithAction(barrier: Barrier, calls: Semaphore): Promise<number> {
    barrier.action = (): void => calls.release();
    await barrier.wait();
    return calls.getValue();
  },

  /** The same, blocking the thread. */
  waitWithActionSync(barrier: Barrier, calls: Semaphore): number {
    barrier.action = (): void => calls.release();
    barrier.waitSync();
    return calls.getValue();
  },

  /** Waits at a barrier whose action throws; returns what it got. */
  async waitWithFailure(barrier: Barrier): Promise<string> {
    barrier.action = fail;
    try {
      return String(await barrier.wait());
    } catch (error) {
      return nameOf(error);
    }
  },

  /** The same, blocking the thread. */
  waitWithFailureSync(barrier: Barrier): string {
    barrier.action = fail;
    try {
      return String(barrier.waitSync());
    } catch (error) {
      return nameOf(error);
    }
  },
};

/** Reads and writes in two steps: wrong, unless nobody else does it meanwhile. */
function addUnguarded(count: Semaphore): void {
  const before = count.getValue();
  count.release();
  if (count.getValue() !== before + 1) throw new Error("Somebody else is here");
}

function fail(): never {
  throw new Error("no action");
}

function nameOf(error: unknown): string {
  const { name, message } = error as Error;
  return name === "Error" ? message : name;
}
