// You will see: a lock that waits for itself, and one that its owner may take again.
import type { Demo } from "../../../course/kit.ts";
import { DeadlockError, InvalidStateError, Lock, RLock, Thread, Value } from "interleave/threads";
import { claim, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";

const module = import.meta.url;

export const demo: Demo = {
  title: "the same lock once more",
  shows: ["H3"],
  predict: {
    question: "A thread holds a Lock, and acquires it once more. What happens?",
    choices: { a: "nothing, it has it already", b: "it waits for itself", c: "it gets an error" },
    answer: "b",
    because: "a Lock does not ask who holds it; the error here comes from deadlock detection",
  },

  async run(): Promise<void> {
    const lock = new Lock({ name: "plain", detectDeadlock: true });
    lock.acquireSync();
    const error = errorOf(() => lock.acquireSync());
    say(`${error}`);
    claim("who holds a Lock and wants it again waits for itself", error instanceof DeadlockError);
    lock.release();

    const again = new RLock({ name: "again" });
    const total = sum(again, [1, 2, 3]);
    claim("with an RLock a function may call itself", total === 6, total);

    again.acquireSync();
    again.acquireSync();
    claim("I have it twice", again.recursionCount() === 2, again.recursionCount());
    claim("it is not free for another thread", await othersGet(again) === "refused");
    again.release();
    claim("nor after one of two releases", await othersGet(again) === "refused");
    again.release();
    claim("it is after the second one", await othersGet(again) === "taken");

    again.acquireSync();
    claim("nobody but its owner may release it", await othersRelease(again) === "refused");
    again.release();
  },
};

/** Holds the lock, and calls itself while it does. */
function sum(lock: RLock, numbers: readonly number[]): number {
  using _held = lock.holdSync();
  using _span = span(`level ${lock.recursionCount()}`);
  const [first, ...others] = numbers;
  return first === undefined ? 0 : first + sum(lock, others);
}

const othersGet = (lock: RLock): Promise<string> => askAnother(tryToTake, lock);
const othersRelease = (lock: RLock): Promise<string> => askAnother(tryToRelease, lock);

async function askAnother(target: typeof tryToTake, lock: RLock): Promise<string> {
  const done = new Value("int32");
  const thread = new Thread({ module, name: "other", target, args: [lock, done] });
  thread.start();
  await thread.join();
  return done.value === 1 ? "taken" : "refused";
}

export function tryToTake(lock: RLock, done: Value<"int32">): void {
  if (!lock.tryAcquire()) return;
  done.value = 1;
  lock.release();
}

export function tryToRelease(lock: RLock, done: Value<"int32">): void {
  const error = errorOf(() => lock.release());
  done.value = error instanceof InvalidStateError ? 0 : 1;
}

if (import.meta.main) await demo.run();
