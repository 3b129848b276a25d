/** Small programs, each about one noun or one choice of the explorer. */
import { type Memory, pause, program } from "interleave/explore";

export const rlockTwice = program({
  shared: (m) => ({ lock: m.rlock("lock"), seen: m.int("seen") }),
  threads: {
    A(s): void {
      s.lock.acquireSync();
      s.lock.acquireSync();
      s.seen.store(s.lock.recursionCount());
      s.lock.release();
      if (!s.lock.isOwned()) throw new Error("lost it");
      s.lock.release();
    },
    B(s): void {
      using _held = s.lock.holdSync();
      if (s.lock.recursionCount() !== 1) throw new Error("not alone");
    },
  },
  check(s): void {
    if (s.lock.locked() || s.seen.load() !== 2) throw new Error("wrong");
  },
});

export const rlockOfAnother = program({
  shared: (m) => ({ lock: m.rlock("lock") }),
  threads: {
    A: (s) => void s.lock.acquireSync(),
    B: (s) => s.lock.release(),
  },
});

export const lockOfAnother = program({
  shared: (m) => ({ lock: m.lock("lock"), taken: m.event("taken") }),
  threads: {
    A(s): void {
      s.lock.acquireSync();
      s.taken.set();
      s.lock.acquireSync();
    },
    B(s): void {
      s.taken.waitSync();
      s.lock.release();
    },
  },
});

export const threeSeats = program({
  shared: (m) => ({ seats: m.boundedSemaphore("seats", 2), inside: m.int("inside") }),
  threads: { A: sit, B: sit, C: sit },
  check(s): void {
    if (s.seats.getValue() !== 2) throw new Error("a seat is gone");
  },
});

function sit(
  s: { seats: ReturnType<Memory["semaphore"]>; inside: ReturnType<Memory["int"]> },
): void {
  using _seat = s.seats.holdSync();
  if (s.inside.add(1) >= 2) throw new Error("three in two seats");
  s.inside.sub(1);
}

export const tooManyPermits = program({
  shared: (m) => ({ seats: m.boundedSemaphore("seats", 1) }),
  threads: { A: (s) => s.seats.release() },
});

export const brokenBarrier = program({
  shared: (m) => ({ barrier: m.barrier("barrier", 2), broken: m.int("broken") }),
  threads: {
    A(s): void {
      try {
        s.barrier.waitSync();
      } catch (error) {
        if (!(error instanceof Error) || error.name !== "BrokenBarrierError") throw error;
        s.broken.add(1);
      }
    },
    B: (s) => s.barrier.abort(),
  },
  check(s): void {
    if (s.broken.load() !== 1 || !s.barrier.broken || s.barrier.nWaiting !== 0) {
      throw new Error("not broken");
    }
  },
});

export const barrierNumbers = program({
  shared: (m) => ({ barrier: m.barrier("barrier", 2), sum: m.int("sum") }),
  threads: {
    A: (s) => void s.sum.add(1 + s.barrier.waitSync()),
    B: (s) => void s.sum.add(1 + s.barrier.waitSync()),
  },
  check(s): void {
    if (s.sum.load() !== 3) throw new Error("two have the same number");
  },
});

export const queueInOrder = program({
  shared: (m) => ({ queue: m.queue("queue", 1), got: m.array("got", 3) }),
  threads: {
    producer(s): void {
      for (const item of [5, -6, 7]) s.queue.putSync(item);
    },
    consumer(s): void {
      for (let i = 0; i < 3; i++) s.got[i] = s.queue.getSync();
    },
  },
  outcome: (s) => Array.from({ length: s.got.length }, (_, i) => s.got.get(i)).join(),
});

export const queueInAHurry = program({
  shared: (m) => ({ queue: m.queue("queue"), seen: m.value("seen") }),
  threads: {
    A: (s) => s.queue.putNowait(1),
    B(s): void {
      try {
        s.seen.value = s.queue.getNowait();
      } catch (error) {
        s.seen.value = (error as Error).name === "QueueEmpty" ? -1 : -2;
      }
    },
  },
});

/** Gives up the first lock if it does not get the second in time. */
export const patient = program({
  shared: (m) => ({ a: m.lock("a"), b: m.lock("b"), gaveUp: m.int("gaveUp") }),
  threads: {
    A(s): void {
      using _a = s.a.holdSync();
      if (s.b.acquireSync({ timeout: 10 })) s.b.release();
      else s.gaveUp.add(1);
    },
    B(s): void {
      using _b = s.b.holdSync();
      using _a = s.a.holdSync();
    },
  },
  outcome: (s) => `${s.gaveUp.load()}`,
});

/** Neither gives up what it has: it waits for a time, again and again. */
export const stubborn = program({
  shared: (m) => ({ a: m.lock("a"), b: m.lock("b") }),
  threads: {
    A(s): void {
      using _a = s.a.holdSync();
      while (!s.b.acquireSync({ timeout: 10 }));
      s.b.release();
    },
    B(s): void {
      using _b = s.b.holdSync();
      while (!s.a.acquireSync({ timeout: 10 }));
      s.a.release();
    },
  },
});

export const timedEvent = program({
  shared: (m) => ({ ready: m.event("ready"), seen: m.int("seen", -1) }),
  threads: {
    A: (s) => s.seen.store(s.ready.waitSync({ timeout: 5 }) ? 1 : 0),
    B: (s) => s.ready.set(),
  },
});

/** Waits once, and trusts that it was notified. */
export const trusting = program({
  shared: (m) => ({ changed: m.condition("changed"), full: m.int("full") }),
  threads: {
    consumer(s): void {
      using _held = s.changed.holdSync();
      if (s.full.load() === 0) s.changed.waitSync();
      if (s.full.exchange(0) === 0) throw new Error("nothing there");
    },
    producer(s): void {
      using _held = s.changed.holdSync();
      s.full.store(1);
      s.changed.notify();
    },
  },
});

export const careful = program({
  ...trusting,
  threads: {
    consumer(
      s: { changed: ReturnType<Memory["condition"]>; full: ReturnType<Memory["int"]> },
    ): void {
      using _held = s.changed.holdSync();
      s.changed.waitForSync(() => s.full.load() === 1);
      s.full.store(0);
    },
    producer: trusting.threads["producer"]!,
  },
});

/** The sum is not right between the two steps. */
export const transfer = program({
  shared: (m) => ({ from: m.int("from", 5), to: m.int("to") }),
  threads: {
    A(s): void {
      s.from.sub(1);
      s.to.add(1);
    },
  },
  invariant(s): void {
    if (s.from.load() + s.to.load() !== 5) throw new Error("the sum is wrong");
  },
});

/** Two who let each other go first, for ever. */
export const polite = program({
  shared: (m) => ({ wants: m.ints("wants", 2) }),
  threads: {
    A: (s) => afterYou(s.wants, 0),
    B: (s) => afterYou(s.wants, 1),
  },
});

function afterYou(wants: ReturnType<Memory["ints"]>, me: number): void {
  wants[me]!.store(1);
  while (wants[1 - me]!.load() === 1) {
    wants[me]!.store(0);
    pause();
    wants[me]!.store(1);
  }
  wants[me]!.store(0);
}

export const prints = program({
  shared: (m) => ({ x: m.int("x") }),
  threads: {
    A(s): void {
      console.log("before", { x: s.x.load() });
      s.x.store(1);
      console.log("after");
    },
    B(s): void {
      if (s.x.load() === 1) throw new Error("seen");
    },
  },
});
