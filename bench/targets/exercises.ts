/** Programs of the size of exercises, two with a mistake, for the benchmark of the explorer. */
import { type Lock, pause, program, type SharedInt } from "interleave/explore";

function add({ count }: { count: SharedInt }): void {
  for (let i = 0; i < 2; i++) {
    const seen = count.load();
    count.store(seen + 1);
  }
}

export const counter = program({
  shared: (m) => ({ count: m.int("count") }),
  threads: {
    A(s): void {
      add(s);
    },
    B(s): void {
      add(s);
    },
  },
  check(s): void {
    if (s.count.peek() !== 4) throw new Error("an update was lost");
  },
});

interface Flags {
  readonly flag: readonly SharedInt[];
  readonly turn: SharedInt;
  readonly inside: SharedInt;
}

function enter({ flag, turn, inside }: Flags, me: number): void {
  flag[me]!.store(1);
  turn.store(1 - me);
  while (flag[1 - me]!.load() === 1 && turn.load() === 1 - me) pause();
  const others = inside.add(1);
  if (others !== 0) throw new Error("two in the critical section");
  inside.add(-1);
  flag[me]!.store(0);
}

export const peterson = program({
  shared: (m) => ({ flag: m.ints("flag", 2), turn: m.int("turn"), inside: m.int("inside") }),
  threads: {
    A(s): void {
      enter(s, 0);
    },
    B(s): void {
      enter(s, 1);
    },
  },
});

function dine(forks: readonly Lock[], first: number, second: number): void {
  forks[first]!.acquireSync();
  forks[second]!.acquireSync();
  forks[second]!.release();
  forks[first]!.release();
}

export const philosophers = program({
  shared: (m) => ({ forks: [m.lock("fork 0"), m.lock("fork 1"), m.lock("fork 2")] }),
  threads: {
    A(s): void {
      dine(s.forks, 0, 1);
    },
    B(s): void {
      dine(s.forks, 1, 2);
    },
    C(s): void {
      dine(s.forks, 2, 0);
    },
  },
});

export const ordered = program({
  shared: philosophers.shared,
  threads: {
    A(s): void {
      dine(s.forks, 0, 1);
    },
    B(s): void {
      dine(s.forks, 1, 2);
    },
    C(s): void {
      dine(s.forks, 0, 2);
    },
  },
});
