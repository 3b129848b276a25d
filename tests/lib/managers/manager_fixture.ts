/** What the clients of `manager_test.ts` do. */

import {
  type DictProxy,
  type LockProxy,
  Manager,
  type Remote,
  type ValueProxy,
} from "interleave/managers";
import type { Barrier, Condition, Event, Queue, Semaphore } from "interleave/coroutines";
import type { ListProxy, NamespaceProxy } from "interleave/managers";

/** One of each kind. */
export interface Things {
  readonly event: Remote<Event>;
  readonly lock: LockProxy;
  readonly rLock: LockProxy;
  readonly semaphore: Remote<Semaphore>;
  readonly condition: Remote<Condition>;
  readonly barrier: Remote<Barrier>;
  readonly queue: Remote<Queue<number>>;
  readonly list: ListProxy<number>;
  readonly dict: DictProxy<string, number>;
  readonly value: ValueProxy<number>;
  readonly array: ListProxy<number>;
  readonly namespace: NamespaceProxy;
}

/** Uses each of them. */
export async function useAll(things: Things): Promise<void> {
  await things.event.set();
  await things.lock.acquire();
  await things.rLock.acquire();
  await things.rLock.acquire();
  await things.rLock.release();
  await things.rLock.release();
  await things.semaphore.release();
  await things.condition.acquire();
  await things.condition.notify();
  await things.condition.release();
  await things.barrier.wait();
  await things.queue.put(1);
  await things.queue.put(2);
  await things.list.append(3);
  await things.dict.set("child", 4);
  await things.value.set(5);
  await things.array.set(0, 6);
  await things.namespace.set("x", 7);
}

/** Adds to a value so many times. */
export async function addTimes(value: ValueProxy<number>, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await value.add(1);
}

/** Tries to get in with a key. */
export async function tryKey(
  manager: { readonly hostname: string; readonly port: number },
  key: Uint8Array,
): Promise<void> {
  const address = { transport: "tcp", ...manager } as const;
  await using connected = await Manager.connect({ address, authKey: key });
  const answer = await connected.find<Event>("found");
  await answer.set();
}

/** Acquires a lock, says so, and waits to be killed. */
export async function holdForEver(lock: LockProxy, begun: Remote<Queue<number>>): Promise<void> {
  await lock.acquire();
  await begun.put(Deno.pid);
  await begun.get({ timeout: 100_000 });
}
