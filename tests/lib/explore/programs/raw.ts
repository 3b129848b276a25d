/** Locks that threads build themselves, on bare words. */
import { type Program, program } from "interleave/explore";

type Words = Int32Array<SharedArrayBuffer>;
interface Raw {
  readonly mem: Words;
}

const LOCK = 0;
const COUNT = 1;
const SLEEPERS = 2;

function counted(add: (mem: Words) => void): Program<Raw> {
  return program({
    shared: (m) => ({ mem: m.memory("mem", 3) }),
    threads: {
      A: ({ mem }) => add(mem),
      B: ({ mem }) => add(mem),
    },
    check({ mem }): void {
      if (mem[COUNT] !== 2) throw new Error(`lost update: count is ${mem[COUNT]}, expected 2`);
    },
  });
}

export const plainUpdate = counted((mem) => {
  mem[COUNT]! += 1;
});

export const loadAndStore = counted((mem) => {
  Atomics.store(mem, COUNT, Atomics.load(mem, COUNT) + 1);
});

export const atomicAdd = counted((mem) => {
  Atomics.add(mem, COUNT, 1);
});

export const spinLock = counted((mem) => {
  while (Atomics.compareExchange(mem, LOCK, 0, 1) !== 0) Atomics.pause();
  mem[COUNT]! += 1;
  Atomics.store(mem, LOCK, 0);
});

/** The lock is given back by a plain write, which orders nothing. */
export const spinLockPlainRelease = counted((mem) => {
  while (Atomics.compareExchange(mem, LOCK, 0, 1) !== 0) Atomics.pause();
  mem[COUNT]! += 1;
  mem[LOCK] = 0;
});

/** Between the look at the lock and the sleep on another word, the wake-up is lost. */
export const lostWakeUp = counted((mem) => {
  while (Atomics.compareExchange(mem, LOCK, 0, 1) !== 0) {
    Atomics.store(mem, SLEEPERS, 1);
    Atomics.wait(mem, SLEEPERS, 1);
  }
  mem[COUNT]! += 1;
  Atomics.store(mem, LOCK, 0);
  if (Atomics.load(mem, SLEEPERS) === 1) {
    Atomics.store(mem, SLEEPERS, 0);
    Atomics.notify(mem, SLEEPERS, 1);
  }
});

/** Sleeps on the lock itself, which says that somebody sleeps: Drepper, "Futexes Are Tricky", mutex 2. */
export const futexLock = counted((mem) => {
  let seen = Atomics.compareExchange(mem, LOCK, 0, 1);
  while (seen !== 0) {
    if (seen === 2 || Atomics.compareExchange(mem, LOCK, 1, 2) !== 0) {
      Atomics.wait(mem, LOCK, 2);
    }
    seen = Atomics.compareExchange(mem, LOCK, 0, 2);
  }
  mem[COUNT]! += 1;
  if (Atomics.sub(mem, LOCK, 1) !== 1) {
    Atomics.store(mem, LOCK, 0);
    Atomics.notify(mem, LOCK, 1);
  }
});

/** A wait that gives up: the second of two turns comes by notification or by time-out. */
export const timedWait = program({
  shared: (m) => ({ mem: m.memory("mem", 2) }),
  threads: {
    A({ mem }): void {
      Atomics.store(mem, 1, ["ok", "not-equal", "timed-out"].indexOf(Atomics.wait(mem, 0, 0, 5)));
    },
    B({ mem }): void {
      Atomics.store(mem, 0, 1);
      Atomics.notify(mem, 0);
    },
  },
  outcome: ({ mem }) => ["ok", "not-equal", "timed-out"][mem[1]!]!,
});

/** Message passing: the flag orders the data if it is written with Atomics. */
export const messagePassing = program({
  shared: (m) => ({ mem: m.memory("mem", 2) }),
  threads: {
    writer({ mem }): void {
      mem[0] = 42;
      Atomics.store(mem, 1, 1);
    },
    reader({ mem }): void {
      if (Atomics.load(mem, 1) === 1 && mem[0] !== 42) throw new Error("half a message");
    },
  },
});

/** The same with a plain flag: right in every schedule, and racy. */
export const racyMessagePassing = program({
  ...messagePassing,
  threads: {
    writer({ mem }: Raw): void {
      mem[0] = 42;
      mem[1] = 1;
    },
    reader({ mem }: Raw): void {
      if (mem[1] === 1 && mem[0] !== 42) throw new Error("half a message");
    },
  },
});
