/** Tests that a user of the library might write; one of them fails. */
import { exploreTest, program } from "interleave/explore";

export const locked = program({
  shared: (m) => ({ count: m.int("count"), lock: m.lock("lock") }),
  threads: {
    A(s): void {
      using _held = s.lock.holdSync();
      s.count.store(s.count.load() + 1);
    },
    B(s): void {
      using _held = s.lock.holdSync();
      s.count.store(s.count.load() + 1);
    },
  },
  check(s): void {
    if (s.count.load() !== 2) throw new Error("an update was lost");
  },
});

export const unlocked = program({
  ...locked,
  threads: {
    A: (s) => s.count.store(s.count.load() + 1),
    B: (s) => s.count.store(s.count.load() + 1),
  },
});

const module = import.meta.url;
exploreTest("no update is lost, with a lock", locked, {
  module,
  complete: true,
  outcomes: { accept: ["count=2"], mustSee: ["count=2"] },
});
exploreTest("the mistake is found", unlocked, { module, fails: "check-failed" });
exploreTest("no update is lost, without", unlocked, { module });
