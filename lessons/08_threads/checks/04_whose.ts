import { assertSame, assertShown, Chance } from "interleave/checks";
import { type Place, Scene, type Seen } from "./_scene.ts";
import { seen } from "./_seen.ts";
import { serveAll } from "../exercises/04_whose.ts";

const chance = new Chance();
const [a, b, c, d] = chance.shuffled([...Array(90).keys()].map((n) => n + 10)) as [
  number,
  number,
  number,
  number,
];

/** Runs on the stage. */
export async function play(
  { door, log }: Place,
  lists: readonly (readonly number[])[],
): Promise<Seen<null>> {
  await serveAll(door, log, lists);
  return seen(null);
}

function call(lists: readonly (readonly number[])[]): string {
  return `serveAll(${JSON.stringify(lists)})   (seed ${chance.seed})`;
}

Deno.test("all lists are served at the same moment", async () => {
  const lists = [[a], [b], [c]];
  await using scene = new Scene(import.meta.url, play, [lists]);
  await scene.begun(lists.length);
  assertShown(scene.atDoor === lists.length, {
    input: call(lists),
    expected: `${lists.length} threads wait at the door`,
    actual: scene.atDoor,
  });
});

Deno.test("each line names the request of its own thread", async () => {
  const lists = [[a], [b], [c]];
  await using scene = new Scene(import.meta.url, play, [lists]);
  await scene.begun(lists.length); // all have taken a request before anybody notes one
  await scene.returned(call(lists));
  const served = scene.lines.filter((line) => line.endsWith(": served")).toSorted();
  assertSame(call(lists), served, lists.map(([request]) => `${request}: served`).toSorted());
});

Deno.test("when its requests are served, a thread is at work for nobody", async () => {
  const lists = [[a, b], [c, d]];
  await using scene = new Scene(import.meta.url, play, [lists]);
  await scene.begun(lists.length);
  await scene.returned(call(lists));
  const expected = [...lists.flat().map((request) => `${request}: served`), "0: rests", "0: rests"];
  assertSame(call(lists), scene.lines.toSorted(), expected.toSorted());
});

Deno.test("no thread is left when serveAll() returns", async () => {
  const lists = [[a], [b]];
  await using scene = new Scene(import.meta.url, play, [lists]);
  const { left } = await scene.returned(call(lists));
  assertShown(left.length === 0, {
    input: call(lists),
    expected: "none",
    actual: left.join(", "),
  });
});
