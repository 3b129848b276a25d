/** Threads that do what an explored thread must not. */
import { program } from "interleave/explore";

const counter = program({
  shared: (m) => ({ x: m.int("x"), y: m.int("y"), a: m.lock("a"), b: m.lock("b") }),
  threads: {
    A(s): void {
      s.x.load();
    },
    B(s): void {
      s.x.store(1);
    },
  },
});

export const loopWithoutSteps = program({
  ...counter,
  threads: {
    A(s): void {
      s.x.store(1);
      for (;;);
    },
    B: counter.threads["B"]!,
  },
});

export const spinWithoutPause = program({
  ...counter,
  threads: {
    A(s): void {
      while (s.x.load() === 0);
    },
    B: counter.threads["B"]!,
  },
});

export const catchesEverything = program({
  ...counter,
  threads: {
    A(s): void {
      for (;;) {
        try {
          s.a.acquireSync();
          s.b.acquireSync();
          s.b.release();
          s.a.release();
          return;
        } catch {
          // Tries again, whatever it was.
        }
      }
    },
    B(s): void {
      s.b.acquireSync();
      s.a.acquireSync();
      s.a.release();
      s.b.release();
    },
  },
});

export const catchesAndSpins = program({
  ...counter,
  threads: {
    A(s): void {
      s.a.acquireSync();
      try {
        s.b.acquireSync();
      } catch {
        for (;;);
      }
      s.b.release();
      s.a.release();
    },
    B: catchesEverything.threads["B"]!,
  },
});

export const usesChance = program({
  ...counter,
  threads: {
    A(s): void {
      if (Math.random() < 0.5) s.x.store(1);
    },
    B: counter.threads["B"]!,
  },
});

export const usesClock = program({
  ...counter,
  threads: {
    A(s): void {
      s.x.store(Date.now() & 1);
    },
    B: counter.threads["B"]!,
  },
});

export const usesTimers = program({
  ...counter,
  threads: {
    A(s): void {
      setTimeout(() => s.x.store(1), 0);
    },
    B: counter.threads["B"]!,
  },
});

export const usesAwait = program({
  ...counter,
  threads: {
    async A(s): Promise<void> {
      s.x.store(1);
      await Promise.resolve();
      s.x.store(2);
    },
    B: counter.threads["B"]!,
  },
});

let turn = 0;

export const usesModuleVariables = program({
  ...counter,
  threads: {
    A(s): void {
      if (turn++ % 2 === 0) s.x.store(1);
      else s.y.load();
      s.x.load();
    },
    B(s): void {
      s.x.store(2);
      s.y.store(2);
    },
  },
});

let count = 0;

export const countsInTheModule = program({
  ...counter,
  threads: {
    A(): void {
      count++;
    },
    B(): void {
      count++;
    },
  },
  check(): void {
    if (count !== 2) throw new Error(`count is ${count}, expected 2`);
  },
});

export const unwindsWell = program({
  ...counter,
  threads: {
    A(s): void {
      s.a.acquireSync();
      try {
        using _held = s.b.holdSync();
      } finally {
        s.a.release();
      }
    },
    B(s): void {
      s.b.acquireSync();
      try {
        using _held = s.a.holdSync();
      } finally {
        s.b.release();
      }
    },
  },
});

export const notAProgram = { threads: 3 };
