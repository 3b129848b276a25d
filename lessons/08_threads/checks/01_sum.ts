import { assertSame, assertShown, Chance } from "interleave/checks";
import { type Place, Scene, type Seen } from "./_scene.ts";
import { seen } from "./_seen.ts";
import { sumAll } from "../exercises/01_sum.ts";

const chance = new Chance();

/** Runs on the stage: one list after the other. */
export async function play(
  { door }: Place,
  lists: readonly (readonly number[])[],
  threads: number,
): Promise<Seen<number[]>> {
  const sums: number[] = [];
  for (const list of lists) {
    const numbers = new Float64Array(new SharedArrayBuffer(8 * list.length));
    numbers.set(list);
    sums.push(await sumAll(numbers, threads, door));
  }
  return seen(sums);
}

function numbers(length: number): number[] {
  return Array.from({ length }, () => chance.int(1, 999) / 4);
}

function call(length: number, threads: number): string {
  return `sumAll(${length} numbers, ${threads} threads)   (seed ${chance.seed})`;
}

Deno.test("all threads are at work at the same moment", async () => {
  const threads = chance.int(2, 4);
  await using scene = new Scene(import.meta.url, play, [[numbers(12)], threads]);
  await scene.begun(threads);
  assertShown(scene.atDoor === threads, {
    input: call(12, threads),
    expected: `${threads} threads wait at the door`,
    actual: scene.atDoor,
  });
});

Deno.test("sumAll() does not return before its threads have ended", async () => {
  await using scene = new Scene(import.meta.url, play, [[numbers(12)], 3]);
  await scene.begun(3);
  const early = scene.stage.returned;
  assertShown(early === null, {
    input: `${call(12, 3)}; its threads are held up`,
    expected: "it waits for them",
    actual: `it has returned ${early?.value.value}`,
  });
  const { left } = await scene.returned(call(12, 3));
  assertShown(left.length === 0, {
    input: call(12, 3),
    expected: "no thread is left",
    actual: left.join(", "),
  });
});

Deno.test("it gives the sum of all numbers, however many there are", async () => {
  const lists = [7, 3 * chance.int(5, 9) + 2, 2].map(numbers);
  await using scene = new Scene(import.meta.url, play, [lists, 3]);
  const lengths = lists.map((list) => list.length).join(", then ");
  const input = `sumAll() of ${lengths} numbers, 3 threads   (seed ${chance.seed})`;
  const { value } = await scene.returned(input);
  assertSame(input, value, lists.map((list) => list.reduce((a, b) => a + b)));
});
