import { assertSame, assertShown, Chance, isAlive, listProcesses } from "interleave/checks";
import { once } from "./_once.ts";
import { enter, note, Scene } from "./_scene.ts";
import { firstAnswers } from "../exercises/04_first_come.ts";

const chance = new Chance();
const WORKERS = 3;
const ENOUGH = 3;
const QUESTIONS = 12;
/** Each worker may have its next task beside it already when there are enough answers. */
const MOST_BEGUN = WORKERS + ENOUGH + WORKERS;
const RETURNED = "returned";

/** Runs on the stage; each question has a door of its own. */
export async function play(
  doors: readonly string[],
  log: string,
  texts: readonly string[],
  enough: number,
): Promise<string[]> {
  enter(log);
  const questions = texts.map((text, n) => ({ door: doors[n]!, log, text }));
  const answers = await firstAnswers(questions, enough, WORKERS);
  note(log, RETURNED);
  return answers;
}

function call(texts: readonly string[], enough: number): string {
  return `firstAnswers() of ${texts.join(", ")}; ${enough} are enough, ${WORKERS} workers` +
    `   (seed ${chance.seed})`;
}

/** One run: the first question has no answer yet when there are enough. */
const run = once(async () => {
  const texts = chance.shuffled([..."abcdefghijkl"]).slice(0, QUESTIONS);
  await using scene = new Scene(QUESTIONS, import.meta.url, play, texts, ENOUGH);
  await scene.until(WORKERS);
  const atWork = scene.log;
  const answered: string[] = [];
  const answer = async (text: string | undefined): Promise<void> => {
    if (text === undefined) return; // there is nothing to be answered, which some claim will tell
    answered.push(text);
    scene.open(texts.indexOf(text));
    await scene.until(WORKERS + answered.length);
  };
  // The third question, the second, and whatever the first free worker went on with.
  await answer(texts[2]);
  const next = scene.log[WORKERS];
  await answer(texts[1]);
  await answer(next);
  const early = scene.log.includes(RETURNED);
  const { value, left } = await scene.returned();
  const begun = scene.log.filter((line) => line !== RETURNED);
  return { call: call(texts, ENOUGH), answered, atWork, begun, early, value, left };
});

Deno.test("so many questions are at work as there are workers", async () => {
  const { call, atWork } = await run();
  assertShown(atWork.length === WORKERS, {
    input: `${call}; no answer is there yet`,
    expected: `${WORKERS} questions at work`,
    actual: atWork.join(", ") || "none",
  });
});

Deno.test("the answers are the first ones, in the order in which they came", async () => {
  const { call, answered, value } = await run();
  const expected = answered.map((text) => text.toUpperCase());
  assertSame(`${call}; ${answered.join(", then ")} are answered`, value, expected);
});

Deno.test("what nobody has begun with when there are enough is cancelled", async () => {
  const { call, begun } = await run();
  assertShown(begun.length <= MOST_BEGUN, {
    input: call,
    expected: `at most ${MOST_BEGUN} of ${QUESTIONS} questions are ever begun`,
    actual: `${begun.length}: ${begun.join(", ")}`,
  });
});

Deno.test("those that are at work may finish, and no worker is left", async () => {
  const { call, early, left } = await run();
  const living = left.filter(isAlive);
  assertShown(!early && living.length === 0, {
    input: call,
    expected: "it returns when all workers have ended",
    actual: early ? "it returned before" : `there are still ${listProcesses(living)}`,
  });
});

Deno.test("if there are no more than enough, it returns all answers", async () => {
  const texts = ["x", "y"];
  await using scene = new Scene(texts.length, import.meta.url, play, texts, 5);
  const { value } = await scene.returned();
  assertSame(call(texts, 5), value.toSorted(), ["X", "Y"]);
});
