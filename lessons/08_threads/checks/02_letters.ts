import { assertSame, assertShown, Chance } from "interleave/checks";
import { type Place, Scene, type Seen } from "./_scene.ts";
import { seen } from "./_seen.ts";
import { countAll } from "../exercises/02_letters.ts";

const chance = new Chance();
const letters = chance.shuffled([..."abcdef"]).slice(0, 3);
const text = Array.from({ length: 60 }, () => "abcdef".charAt(chance.int(0, 5))).join("");
const input = `countAll("${text}", ${letters.join(" ")})   (seed ${chance.seed})`;

/** Runs on the stage. */
export async function play(
  { door }: Place,
  text: string,
  letters: readonly string[],
): Promise<Seen<number[]>> {
  const bytes = new Uint8Array(new SharedArrayBuffer(text.length));
  bytes.set(new TextEncoder().encode(text));
  return seen(await countAll(door, bytes, letters));
}

Deno.test("each letter has a thread of its own, all at the same moment", async () => {
  await using scene = new Scene(import.meta.url, play, [text, letters]);
  await scene.begun(letters.length);
  assertShown(scene.atDoor === letters.length, {
    input,
    expected: `${letters.length} threads wait at the door`,
    actual: scene.atDoor,
  });
});

Deno.test("countAll() does not return before its threads have ended", async () => {
  await using scene = new Scene(import.meta.url, play, [text, letters]);
  await scene.begun(letters.length);
  const early = scene.stage.returned;
  assertShown(early === null, {
    input: `${input}; the threads are held up`,
    expected: "it waits for them",
    actual: `it has returned ${early?.value.value}`,
  });
  const { left } = await scene.returned(input);
  assertShown(left.length === 0, { input, expected: "no thread is left", actual: left.join(", ") });
});

Deno.test("each count comes back from its thread", async () => {
  await using scene = new Scene(import.meta.url, play, [text, letters]);
  const { value } = await scene.returned(input);
  assertSame(input, value, letters.map((letter) => text.split(letter).length - 1));
});
