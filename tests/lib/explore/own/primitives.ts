/** The library's own locks and queues, to be explored step by step of their cells. */

import { Queue as AnyQueue } from "../../../../lib/channels/queue.ts";
import { Ledger, LEDGER_WORDS } from "../../../../lib/channels/ledger.ts";
import { NOTHING, type Store } from "../../../../lib/channels/store.ts";
import { Latch } from "../../../../lib/memory/latch.ts";
import type { Memory, Region } from "../../../../lib/memory/memory.ts";
import { Barrier } from "../../../../lib/sync/barrier.ts";
import { BoundedSemaphore } from "../../../../lib/sync/bounded_semaphore.ts";
import { Condition } from "../../../../lib/sync/condition.ts";
import { Event } from "../../../../lib/sync/event.ts";
import { Lock } from "../../../../lib/sync/lock.ts";
import { RLock } from "../../../../lib/sync/rlock.ts";
import { Semaphore } from "../../../../lib/sync/semaphore.ts";
import { type Program, program } from "interleave/explore";
import { ExploredMemory, stopClock } from "./explored_memory.ts";

/** Ordinary words of the program, beside those of the objects. */
interface Notes {
  [index: number]: number;
}

interface Shared {
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly notes: Int32Array<SharedArrayBuffer>;
}

type Body<T> = (object: T, notes: Notes) => void;

const NAMES = ["A", "B", "C"];
const NOTES = 4;

/** Threads that use an object of the library; `check` gets the notes that they have left. */
function threads<T>(
  make: (memory: Memory) => T,
  bodies: readonly Body<T>[],
  check: (notes: Notes) => void,
  wake?: (count: number) => number,
): Program<Shared> {
  const draft = new ExploredMemory(1);
  make(draft);
  const run = (body: Body<T>, n: number) => ({ words, notes }: Shared): void => {
    stopClock();
    const memory = new ExploredMemory(n + 1, wake);
    const object = make(memory);
    memory.words = words;
    body(object, notes);
  };
  return program({
    shared: (m) => ({
      words: m.memory("words", draft.initial.length),
      notes: m.memory("notes", NOTES),
    }),
    threads: Object.fromEntries(bodies.map((body, n) => [NAMES[n]!, run(body, n)])),
    check: ({ notes }) => check(notes),
  });
}

function times<T>(count: number, body: T): T[] {
  return Array.from({ length: count }, () => body);
}

function expect(what: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${what}: expected ${expected}, found ${actual}`);
}

/** The notes are used without Atomics: if nothing orders the uses, it is a data race. */
const increment = (notes: Notes): void => void (notes[0] = notes[0]! + 1);
const [sum, inside, most] = [0, 1, 2];

function locked(lock: { acquireSync(): boolean; release(): void }, notes: Notes): void {
  lock.acquireSync();
  increment(notes);
  lock.release();
}

const lock = (memory: Memory): Lock => new Lock(memory, { detectDeadlock: false });
const rlock = (memory: Memory): RLock => new RLock(memory, { detectDeadlock: false });

export const lock2 = threads(lock, times(2, locked), (notes) => expect("sum", notes[sum], 2));
export const lock3 = threads(lock, times(3, locked), (notes) => expect("sum", notes[sum], 3));

const twice: Body<Lock> = (lock, notes) => {
  locked(lock, notes);
  locked(lock, notes);
};
export const lockTwice = threads(lock, times(2, twice), (notes) => expect("sum", notes[sum], 4));

/** One that gives up in time leaves the others what they need. */
export const lockInTime = threads(lock, [
  locked,
  (lock, notes) => {
    if (!lock.acquireSync({ timeout: 10 })) return;
    increment(notes);
    lock.release();
  },
  locked,
], (notes) => expect("sum of those who got it", notes[sum]! >= 2, true));

/** The same lock, with wake-ups that never arrive. */
export const lockUnwoken = threads(
  lock,
  times(2, locked),
  (notes) => expect("sum", notes[sum], 2),
  () => 0,
);

export const rlockNested = threads(
  rlock,
  times(2, (lock, notes) => {
    lock.acquireSync();
    locked(lock, notes);
    lock.release();
  }),
  (notes) => expect("sum", notes[sum], 2),
);

export const latch3 = threads(
  (memory) => new Latch(memory.reserve(1).cell(0), memory),
  times(3, (latch: Latch, notes: Notes) => latch.run(() => increment(notes))),
  (notes) => expect("sum", notes[sum], 3),
);

export const semaphore1 = threads(
  (memory) => new Semaphore(memory, 1),
  times(3, locked),
  (notes) => expect("sum", notes[sum], 3),
);

/** Three come, two may be inside. */
export const semaphore2 = threads(
  (memory) => new BoundedSemaphore(memory, 2),
  times(3, (semaphore: BoundedSemaphore, notes: Notes) => {
    const words = notes as Int32Array<SharedArrayBuffer>;
    semaphore.acquireSync();
    const now = Atomics.add(words, inside, 1) + 1;
    if (now > 2) Atomics.store(words, most, now);
    Atomics.sub(words, inside, 1);
    semaphore.release();
  }),
  (notes) => expect("more than two inside", notes[most], 0),
);

/** Two wait for permits that come at once. */
export const semaphoreMany = threads(
  (memory) => new Semaphore(memory, 0),
  [
    (semaphore) => semaphore.release(2),
    ...times<Body<Semaphore>>(2, (semaphore) => {
      semaphore.acquireSync();
    }),
  ],
  () => {},
);

export const eventSet = threads(
  (memory) => new Event(memory),
  [
    (event, notes) => {
      notes[sum] = 1;
      event.set();
    },
    ...times<Body<Event>>(2, (event, notes) => {
      event.waitSync();
      expect("what was written before set()", notes[sum], 1);
    }),
  ],
  () => {},
);

/** Whoever waits when it is set goes on, even if it is cleared at once. */
export const eventPulse = threads(
  (memory) => new Event(memory),
  [
    (event, notes) => {
      while (Atomics.load(notes as Int32Array<SharedArrayBuffer>, inside) === 0) Atomics.pause();
      event.set();
      event.clear();
      event.set();
    },
    (event, notes) => {
      Atomics.store(notes as Int32Array<SharedArrayBuffer>, inside, 1);
      event.waitSync();
    },
  ],
  () => {},
);

const condition = (memory: Memory): Condition => new Condition(memory, lock(memory));

/** One puts two things in, two take one each, and sleep while there is none. */
const takeOne: Body<Condition> = (condition, notes) => {
  condition.acquireSync();
  while (notes[sum] === 0) condition.waitSync();
  notes[sum] = notes[sum]! - 1;
  condition.release();
};
const putOne: Body<Condition> = (condition, notes) => {
  condition.acquireSync();
  notes[sum] = notes[sum]! + 1;
  condition.notify();
  condition.release();
};
export const conditionOne = threads(
  condition,
  [putOne, takeOne],
  (notes) => expect("left", notes[sum], 0),
);
export const conditionTwo = threads(condition, [
  (condition, notes) => {
    putOne(condition, notes);
    putOne(condition, notes);
  },
  takeOne,
  takeOne,
], (notes) => expect("left", notes[sum], 0));
export const conditionAll = threads(condition, [
  (condition, notes) => {
    condition.acquireSync();
    notes[sum] = 2;
    condition.notifyAll();
    condition.release();
  },
  takeOne,
  takeOne,
], (notes) => expect("left", notes[sum], 0));

/** Who is not notified in time leaves the notify to the other one; who is hands it on. */
export const conditionInTime = threads(condition, [
  putOne,
  (condition, notes) => {
    condition.acquireSync();
    if (notes[sum] === 0 && condition.waitSync({ timeout: 10 })) condition.notify();
    condition.release();
  },
  takeOne,
], (notes) => expect("left", notes[sum], 0));

const pass: Body<Barrier> = (barrier, notes) => {
  const words = notes as Int32Array<SharedArrayBuffer>;
  for (let round = 1; round <= 2; round++) {
    Atomics.add(words, sum, 1);
    barrier.waitSync();
    const come = Atomics.load(words, sum);
    if (come < round * barrier.parties) throw new Error(`only ${come} had come to pass ${round}`);
  }
};
export const barrier2 = threads((memory) => new Barrier(memory, 2), times(2, pass), () => {});
export const barrier3 = threads(
  (memory) => new Barrier(memory, 3),
  times(3, (barrier: Barrier, notes: Notes) => {
    const words = notes as Int32Array<SharedArrayBuffer>;
    Atomics.add(words, inside + barrier.waitSync(), 1);
  }),
  // Each of the parties has got another number.
  (notes) => expect("numbers", [notes[1], notes[2], notes[3]].join(), "1,1,1"),
);

/** Items that are all alike, so that a number is all there is to store. */
class CountStore implements Store<number, number> {
  readonly ledger: Ledger;
  readonly #latches: readonly [adding: Latch, taking: Latch];
  readonly #region: Region;

  constructor(memory: Memory, limit: number) {
    const region = this.#region = memory.reserve(LEDGER_WORDS);
    this.ledger = new Ledger(region);
    this.ledger.limit.store(limit);
    this.#latches = [
      new Latch(this.ledger.arrivalsLatch, memory),
      new Latch(this.ledger.departuresLatch, memory),
    ];
  }

  pack(item: number): number {
    return item;
  }

  keep(item: number): number {
    return item;
  }

  unpack(): void {}

  add(): boolean {
    return this.#latches[0].run(() => {
      const { limit, arrivals } = this.ledger;
      if (this.size() >= limit.load()) return false;
      arrivals.cell.add(1);
      return true;
    });
  }

  take(): number | typeof NOTHING {
    return this.#latches[1].run(() => {
      if (this.size() === 0) return NOTHING;
      return this.ledger.departures.cell.add(1);
    });
  }

  size(): number {
    return (this.ledger.arrivals.cell.load() - this.ledger.departures.cell.load()) | 0;
  }

  total(): number {
    return this.ledger.arrivals.cell.load();
  }

  shut(): void {
    this.ledger.shut.store(1);
  }

  clear(): number {
    return 0;
  }

  release(): void {
    this.#region.release();
  }
}

const queue = (memory: Memory): AnyQueue<number> => new AnyQueue(new CountStore(memory, 1));
const put: Body<AnyQueue<number>> = (queue) => queue.putSync(1);
const get: Body<AnyQueue<number>> = (queue) => void queue.getSync();

/** There is room for one: the second has to wait for the first to be taken. */
export const queueFull = threads(queue, [
  (queue) => {
    queue.putSync(1);
    queue.putSync(2);
  },
  (queue) => {
    queue.getSync();
    queue.getSync();
  },
], () => {});
export const queueManyPut = threads(queue, [put, put, (queue) => {
  queue.getSync();
  queue.getSync();
}], () => {});
export const queueManyGet = threads(queue, [get, get, (queue) => {
  queue.putSync(1);
  queue.putSync(2);
}], () => {});
