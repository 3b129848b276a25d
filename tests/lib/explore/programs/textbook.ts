/** The programs whose schedules are counted: ordinary code, for all engines. */
import {
  type Condition,
  type Lock,
  type Memory,
  pause,
  program,
  type SharedInt,
} from "interleave/explore";

interface Counter {
  readonly count: SharedInt;
}

function counter(m: Memory): Counter {
  return { count: m.int("count") };
}

function assert(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

function expectCount(s: Counter, expected: number): void {
  const count = s.count.peek();
  assert(count === expected, `lost update: count is ${count}, expected ${expected}`);
}

function increment({ count }: Counter, times: number): void {
  for (let i = 0; i < times; i++) {
    const seen = count.load();
    count.store(seen + 1);
  }
}

export const race2 = program({
  shared: counter,
  threads: {
    A(s): void {
      increment(s, 1);
    },
    B(s): void {
      increment(s, 1);
    },
  },
  check: (s) => expectCount(s, 2),
});

export const race2x2 = program({
  shared: counter,
  threads: {
    A(s): void {
      increment(s, 2);
    },
    B(s): void {
      increment(s, 2);
    },
  },
  check: (s) => expectCount(s, 4),
});

export const race3 = program({
  shared: counter,
  threads: {
    A(s): void {
      increment(s, 1);
    },
    B(s): void {
      increment(s, 1);
    },
    C(s): void {
      increment(s, 1);
    },
  },
  check: (s) => expectCount(s, 3),
});

export const race3x2 = program({
  shared: counter,
  threads: {
    A(s): void {
      increment(s, 2);
    },
    B(s): void {
      increment(s, 2);
    },
    C(s): void {
      increment(s, 2);
    },
  },
  check: (s) => expectCount(s, 6),
});

function storeThrice(word: SharedInt): void {
  word.store(1);
  word.store(2);
  word.store(3);
}

export const independent = program({
  shared: (m) => ({ x: m.int("x"), y: m.int("y"), z: m.int("z") }),
  threads: {
    A(s): void {
      storeThrice(s.x);
    },
    B(s): void {
      storeThrice(s.y);
    },
    C(s): void {
      storeThrice(s.z);
    },
  },
});

interface Peterson {
  readonly flag: readonly SharedInt[];
  readonly turn: SharedInt;
  readonly inside: SharedInt;
}

function petersonShared(m: Memory): Peterson {
  return { flag: m.ints("flag", 2), turn: m.int("turn"), inside: m.int("inside") };
}

function criticalSection({ flag, inside }: Peterson, me: number): void {
  const others = inside.add(1);
  assert(others === 0, "two threads in the critical section");
  inside.add(-1);
  flag[me]!.store(0);
}

function waitForTurn({ flag, turn }: Peterson, me: number): void {
  const other = 1 - me;
  while (flag[other]!.load() === 1 && turn.load() === other) pause();
}

function peterson(s: Peterson, me: number): void {
  s.flag[me]!.store(1);
  s.turn.store(1 - me);
  waitForTurn(s, me);
  criticalSection(s, me);
}

function petersonWithLinesSwapped(s: Peterson, me: number): void {
  s.turn.store(1 - me);
  s.flag[me]!.store(1);
  waitForTurn(s, me);
  criticalSection(s, me);
}

export const petersonCorrect = program({
  shared: petersonShared,
  threads: {
    T0(s): void {
      peterson(s, 0);
    },
    T1(s): void {
      peterson(s, 1);
    },
  },
});

export const petersonSwapped = program({
  shared: petersonShared,
  threads: {
    T0(s): void {
      petersonWithLinesSwapped(s, 0);
    },
    T1(s): void {
      petersonWithLinesSwapped(s, 1);
    },
  },
});

function raiseAndWait({ flag }: Peterson, me: number): void {
  flag[me]!.store(1);
  while (flag[1 - me]!.load() === 1) pause();
  flag[me]!.store(0);
}

export const twoFlags = program({
  shared: petersonShared,
  threads: {
    T0(s): void {
      raiseAndWait(s, 0);
    },
    T1(s): void {
      raiseAndWait(s, 1);
    },
  },
});

function holdBoth(outer: Lock, inner: Lock): void {
  outer.acquireSync();
  inner.acquireSync();
  inner.release();
  outer.release();
}

function twoLocks(m: Memory): { a: Lock; b: Lock } {
  return { a: m.lock("lockA"), b: m.lock("lockB") };
}

export const abba = program({
  shared: twoLocks,
  threads: {
    T0(s): void {
      holdBoth(s.a, s.b);
    },
    T1(s): void {
      holdBoth(s.b, s.a);
    },
  },
});

export const abab = program({
  shared: twoLocks,
  threads: {
    T0(s): void {
      holdBoth(s.a, s.b);
    },
    T1(s): void {
      holdBoth(s.a, s.b);
    },
  },
});

interface Table {
  readonly forks: readonly Lock[];
  readonly meals: SharedInt;
}

function laidTable(m: Memory): Table {
  return { forks: [m.lock("fork0"), m.lock("fork1"), m.lock("fork2")], meals: m.int("meals") };
}

function dine({ forks, meals }: Table, first: number, second: number): void {
  forks[first]!.acquireSync();
  forks[second]!.acquireSync();
  meals.add(1);
  forks[second]!.release();
  forks[first]!.release();
}

export const philosophers = program({
  shared: laidTable,
  threads: {
    P0(s): void {
      dine(s, 0, 1);
    },
    P1(s): void {
      dine(s, 1, 2);
    },
    P2(s): void {
      dine(s, 2, 0);
    },
  },
});

export const philosophersOrdered = program({
  shared: laidTable,
  threads: {
    P0(s): void {
      dine(s, 0, 1);
    },
    P1(s): void {
      dine(s, 1, 2);
    },
    P2(s): void {
      dine(s, 0, 2);
    },
  },
});

interface Buffer {
  readonly lock: Lock;
  readonly changed: Condition;
  readonly n: SharedInt;
  readonly slot: SharedInt;
  readonly got: SharedInt;
}

function buffer(m: Memory): Buffer {
  const lock = m.lock("lock");
  return {
    lock,
    changed: m.condition("changed", lock),
    n: m.int("n"),
    slot: m.int("slot"),
    got: m.int("got"),
  };
}

function putIf({ lock, changed, n, slot }: Buffer, item: number): void {
  lock.acquireSync();
  if (n.load() === 1) changed.waitSync();
  slot.store(item);
  n.add(1);
  changed.notify();
  lock.release();
}

function takeIf({ lock, changed, n, slot, got }: Buffer): void {
  lock.acquireSync();
  if (n.load() === 0) changed.waitSync();
  const count = n.add(-1);
  assert(count > 0, `took from an empty buffer (n was ${count})`);
  const item = slot.load();
  got.add(item);
  changed.notify();
  lock.release();
}

function putWhile({ lock, changed, n, slot }: Buffer, item: number): void {
  lock.acquireSync();
  while (n.load() === 1) changed.waitSync();
  slot.store(item);
  n.add(1);
  changed.notifyAll();
  lock.release();
}

function takeWhile({ lock, changed, n, slot, got }: Buffer): void {
  lock.acquireSync();
  while (n.load() === 0) changed.waitSync();
  const count = n.add(-1);
  assert(count > 0, `took from an empty buffer (n was ${count})`);
  const item = slot.load();
  got.add(item);
  changed.notifyAll();
  lock.release();
}

export const bufferIf = program({
  shared: buffer,
  threads: {
    C0(s): void {
      takeIf(s);
    },
    C1(s): void {
      takeIf(s);
    },
    P(s): void {
      putIf(s, 5);
      putIf(s, 7);
    },
  },
  check: (s) => assert(s.got.peek() === 12, `got ${s.got.peek()}, expected 12`),
});

export const bufferWhile = program({
  shared: buffer,
  threads: {
    C0(s): void {
      takeWhile(s);
    },
    C1(s): void {
      takeWhile(s);
    },
    P(s): void {
      putWhile(s, 5);
      putWhile(s, 7);
    },
  },
  check: (s) => assert(s.got.peek() === 12, `got ${s.got.peek()}, expected 12`),
});

function putNotifyOne({ lock, changed, n }: Buffer): void {
  lock.acquireSync();
  while (n.load() === 1) changed.waitSync();
  n.add(1);
  changed.notify();
  lock.release();
}

function takeNotifyOne({ lock, changed, n }: Buffer): void {
  lock.acquireSync();
  while (n.load() === 0) changed.waitSync();
  n.add(-1);
  changed.notify();
  lock.release();
}

export const bufferNotifyOne = program({
  shared: buffer,
  threads: {
    C0(s): void {
      takeNotifyOne(s);
    },
    C1(s): void {
      takeNotifyOne(s);
    },
    P0(s): void {
      putNotifyOne(s);
    },
    P1(s): void {
      putNotifyOne(s);
    },
  },
});

function putNotifyAll({ lock, changed, n }: Buffer): void {
  lock.acquireSync();
  while (n.load() === 1) changed.waitSync();
  n.add(1);
  changed.notifyAll();
  lock.release();
}

function takeNotifyAll({ lock, changed, n }: Buffer): void {
  lock.acquireSync();
  while (n.load() === 0) changed.waitSync();
  n.add(-1);
  changed.notifyAll();
  lock.release();
}

export const bufferNotifyAll = program({
  shared: buffer,
  threads: {
    C0(s): void {
      takeNotifyAll(s);
    },
    C1(s): void {
      takeNotifyAll(s);
    },
    P0(s): void {
      putNotifyAll(s);
    },
    P1(s): void {
      putNotifyAll(s);
    },
  },
});

export const storeBuffering = program({
  shared: (m) => ({
    x: m.int("x"),
    y: m.int("y"),
    r0: m.int("r0", -1),
    r1: m.int("r1", -1),
  }),
  threads: {
    A(s): void {
      s.x.store(1);
      const seen = s.y.load();
      s.r0.store(seen);
    },
    B(s): void {
      s.y.store(1);
      const seen = s.x.load();
      s.r1.store(seen);
    },
  },
  outcome: (s) => `${s.r0.peek()}${s.r1.peek()}`,
});

export const barrier3 = program({
  shared: (m) => ({ barrier: m.barrier("barrier", 3), x: m.int("x") }),
  threads: {
    A(s): void {
      s.x.add(1);
      s.barrier.waitSync();
      const x = s.x.load();
      assert(x === 3, "went on before all had come");
    },
    B(s): void {
      s.x.add(1);
      s.barrier.waitSync();
      const x = s.x.load();
      assert(x === 3, "went on before all had come");
    },
    C(s): void {
      s.x.add(1);
      s.barrier.waitSync();
      const x = s.x.load();
      assert(x === 3, "went on before all had come");
    },
  },
});
