import { assertSame, assertShown, Chance } from "interleave/checks";
import { Pool } from "interleave/pools";
import { HeldWork } from "./_held_work.ts";
import { mapInChunks, squares } from "../exercises/02_chunks.ts";

const chance = new Chance();
const module = import.meta.resolve("../exercises/02_chunks.ts");

/** A call whose chunks are done when the check says so. */
class Scene {
  readonly size = chance.int(2, 4);
  readonly items = chance.shuffled([...Array(40).keys()]).slice(0, 4 * this.size + 1);
  readonly held = new HeldWork(squares);
  readonly returned = mapInChunks(this.items, this.size, this.held.work).catch(({ name }) => name);
  readonly call = `mapInChunks([${this.items.join(", ")}], ${this.size}, work)` +
    `   (seed ${chance.seed})`;

  /** What the chunks are to be. */
  get chunks(): number[][] {
    return [0, 1, 2, 3, 4].map((n) => this.items.slice(n * this.size, (n + 1) * this.size));
  }
}

Deno.test("all chunks are handed in before the first is done", async () => {
  const { held, call } = new Scene();
  await held.settle();
  assertShown(held.inputs.length > 1, {
    input: `${call}; no chunk is done yet`,
    expected: "all chunks are handed in",
    actual: held.inputs,
  });
  held.finishAll();
});

Deno.test("each chunk has chunkSize items, and the last one what is left", async () => {
  const { held, call, chunks } = new Scene();
  await held.settle();
  assertSame(call, held.inputs, chunks);
  held.finishAll();
});

Deno.test("the results are in the order of the items, whichever chunk is done first", async () => {
  const { held, call, items, returned } = new Scene();
  for (const n of [4, 1, 3, 2, 0]) await held.finish(n);
  assertSame(call, await returned, squares(items));
});

Deno.test("when a chunk fails, the call fails with its error", async () => {
  const { held, call, returned } = new Scene();
  await held.fail(2, new RangeError("this chunk is bad"));
  for (const n of [0, 1, 3, 4]) await held.finish(n);
  assertSame(`${call}; the third chunk throws a RangeError`, await returned, "RangeError");
});

Deno.test("a real pool does the chunks", async () => {
  await using pool = new Pool(2, { module, kind: "thread" });
  const items = chance.shuffled([...Array(50).keys()]);
  const results = await mapInChunks(items, 8, (chunk) => pool.apply(squares, [chunk]));
  assertSame(`mapInChunks([${items.join(", ")}], 8, work)`, results, squares(items));
});
