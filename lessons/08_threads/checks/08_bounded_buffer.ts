import { assertNoScheduleFails, assertSame, Chance } from "interleave/checks";
import { Lock, Thread } from "interleave/threads";
import { type Place, Scene, type Seen } from "./_scene.ts";
import { seen } from "./_seen.ts";
import { get, put, SLOTS } from "../exercises/08_bounded_buffer.ts";

const chance = new Chance();
const module = import.meta.resolve("./_08_bounded_buffer.ts");
/** Every schedule that interrupts a thread once at most, which is enough for most mistakes. */
const limits = { strategy: "bounded", bounds: [0, 1], maxSchedules: 3000 } as const;
/** For the smallest program: a wake-up that comes too early needs two. */
const more = { ...limits, bounds: [0, 1, 2] } as const;

Deno.test("what one puts another gets, in order", async () => {
  await assertNoScheduleFails({ module, program: "inOrder", ...limits });
  await assertNoScheduleFails({ module, program: "inTurn", ...more });
});

Deno.test("when two put, no item covers another", async () => {
  await assertNoScheduleFails({ module, program: "twoPut", ...limits });
});

Deno.test("when two get, each gets an item, and nobody sleeps for ever", async () => {
  await assertNoScheduleFails({ module, program: "twoGet", ...limits });
});

/** What the thread of the next claim does. */
export function getAll(words: Int32Array, lock: Lock, into: Int32Array): void {
  for (let i = 0; i < into.length; i++) into[i] = get({ words, lock });
}

/** Runs on the stage: hands some items to a thread, through a queue with room for two. */
export async function play(_place: Place, items: readonly number[]): Promise<Seen<number[]>> {
  const words = new Int32Array(new SharedArrayBuffer(4 * (SLOTS + 2)));
  const into = new Int32Array(new SharedArrayBuffer(4 * items.length));
  const lock = new Lock();
  const getter = new Thread({ module: import.meta.url, target: getAll, args: [words, lock, into] });
  getter.start();
  for (const item of items) put({ words, lock }, item);
  await getter.join();
  return seen([...into]);
}

Deno.test("on real threads, too, everything arrives", async () => {
  const items = Array.from({ length: 200 }, () => chance.int(1, 99));
  await using scene = new Scene(import.meta.url, play, [items]);
  const input = `200 items from one thread to another   (seed ${chance.seed})`;
  assertSame(input, (await scene.returned(input)).value, items);
});
