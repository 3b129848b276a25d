import { Lock, Value } from "interleave/threads";

/** An account, in the world of threads and in that of the explorer. */
export interface Account {
  readonly id: number;
  readonly balance: { value: number };
  readonly lock: {
    acquireSync(options?: { timeout?: number }): boolean;
    tryAcquire(): boolean;
    release(): void;
    holdSync(): Disposable;
  };
}

/** Moves money, holding both locks; calls `between()` when it has one of them. Whether it came through. */
export type Transfer = (from: Account, to: Account, amount: number, between: () => void) => boolean;

/** An account among threads. */
export interface ThreadAccount extends Account {
  readonly balance: Value<"int32">;
  readonly lock: Lock;
}

/** An account of which the lock notices a deadlock. */
export function makeAccount(id: number, name: string): ThreadAccount {
  const lock = new Lock({ name, detectDeadlock: true });
  return { id, balance: new Value("int32"), lock };
}
