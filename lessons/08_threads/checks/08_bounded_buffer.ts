import { assertNoScheduleFails, assertShown } from "interleave/checks";
import { Lock, Thread } from "interleave/threads";
import { type Place, Scene, type Seen } from "./_scene.ts";
import { seen } from "./_seen.ts";
import { get, put, SLOTS } from "../exercises/08_bounded_buffer.ts";

const module = import.meta.resolve("./_08_bounded_buffer.ts");
/** Every schedule that interrupts a thread once at most; what goes wrong here needs no more. */
const limits = { strategy: "bounded", bounds: [0, 1], maxSchedules: 3000 } as const;

Deno.test("what one puts another gets, in order", async () => {
  await assertNoScheduleFails({ module, program: "inOrder", ...limits });
});

Deno.test("when two put, no item covers another", async () => {
  await assertNoScheduleFails({ module, program: "twoPut", ...limits });
});

Deno.test("when two get, each gets an item, and nobody sleeps for ever", async () => {
  await assertNoScheduleFails({ module, program: "twoGet", ...limits });
});

/** What the thread of the next claim does. */
export function getOne(words: Int32Array, lock: Lock, into: Int32Array): void {
  into[0] = get({ words, lock });
}

/** Runs on the stage: puts when the door is open. */
export async function play({ door }: Place): Promise<Seen<number>> {
  const words = new Int32Array(new SharedArrayBuffer(4 * (SLOTS + 2)));
  const into = new Int32Array(new SharedArrayBuffer(4));
  const lock = new Lock();
  const getter = new Thread({ module: import.meta.url, target: getOne, args: [words, lock, into] });
  getter.start();
  using file = await Deno.open(door);
  await file.lock();
  put({ words, lock }, 7);
  await getter.join();
  return seen(into[0]!);
}

Deno.test("on a real thread, too, who has to wait sleeps", async () => {
  await using scene = new Scene(import.meta.url, play, []);
  await scene.begun(1);
  const [getter] = scene.threads;
  const input = "get() of an empty queue, then put(7) by another thread";
  assertShown(getter?.endsWith("(S)") === true, {
    input,
    expected: "it sleeps, and uses no processor: (S)",
    actual: getter ?? "it did not wait",
  });
  const { value } = await scene.returned();
  assertShown(value === 7, { input, expected: 7, actual: value });
});
