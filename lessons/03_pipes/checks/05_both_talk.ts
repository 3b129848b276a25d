import { assertSame, assertShown, Chance, Stage } from "interleave/checks";
import { play } from "./_05_both_talk.ts";
import { played, rests } from "./_played.ts";
import { enough } from "../exercises/05_both_talk.ts";

const chance = new Chance();
const module = import.meta.resolve("./_05_both_talk.ts");
const THREADS = { forks: false };
const MOST = 1000;

/** Has both threads exchange so many messages by the learner's function. */
async function comesThrough(left: number, right: number): Promise<void> {
  const input = `exchange() of ${left} messages and ${right} messages   (seed ${chance.seed})`;
  const { value } = await played(input, module, play, ["yours", [left, right]], THREADS);
  assertSame(input, value, [`${right} messages, in order`, `${left} messages, in order`]);
}

Deno.test("with so many messages exchange() as given stands still", async () => {
  const input = `exchange() as given, ${enough} messages on each side`;
  const isNumber = Number.isInteger(enough) && enough > 0 && enough <= MOST;
  assertShown(isNumber, { input, expected: `a number from 1 to ${MOST}`, actual: enough });
  const diary = Deno.makeTempFileSync({ prefix: "interleave-" });
  try {
    await using stage = new Stage(module, play, [diary, "given", [enough, enough]], THREADS);
    const hasBegun = (): boolean | null =>
      Deno.readTextFileSync(diary) !== "" || stage.hasEnded || null;
    while (!hasBegun()) await stage.until(hasBegun);
    await rests(stage);
    assertShown(stage.returned === null && !stage.hasEnded, {
      input,
      expected: "both threads wait for ever",
      actual: "both have come through",
    });
  } finally {
    Deno.removeSync(diary);
  }
});

Deno.test("your exchange() comes through with so many", async () => {
  await comesThrough(enough, enough);
});

Deno.test("and with many more", async () => {
  const many = MOST + chance.int(1, 99);
  await comesThrough(many, many);
});

Deno.test("one side may have many messages, and the other one few", async () => {
  await comesThrough(chance.int(200, 300), chance.int(0, 3));
});
