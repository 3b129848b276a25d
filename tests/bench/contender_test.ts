import { assert, assertEquals, assertGreaterOrEqual, assertRejects } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { Contender } from "../../bench/contender.ts";
import { measure } from "../../bench/measure.ts";

const program = fromFileUrl(new URL("./fixtures/counts.ts", import.meta.url));

function start(): Contender {
  const contender = Contender.start(Deno.execPath(), ["run", "--no-check", program]);
  assert(contender);
  return contender;
}

Deno.test("Contender.once() answers with the milliseconds of one act", async () => {
  await using contender = start();
  assertGreaterOrEqual(await contender.once(), 0);
});

Deno.test("Contender.once() fails when the program has ended", async () => {
  await using contender = start();
  await contender.once();
  await contender.once();
  await assertRejects(() => contender.once(), Error, "the contender answered undefined");
});

Deno.test("Contender.start() of a program that is not there is undefined", () => {
  assertEquals(Contender.start("no-such-program-anywhere", []), undefined);
});

Deno.test("measure() leaves out who is not there", async () => {
  await using here = start();
  const samples = await measure({ here, gone: undefined }, 1);
  assert(samples.here);
  assertEquals(samples.gone, undefined);
});
