import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { join } from "@std/path";
import { type CatalogExercise, loadLesson } from "../../course/catalog.ts";
import { newExercise, newLesson } from "../../course/scaffold.ts";
import type { ItemResult } from "../../course/verify.ts";
import {
  mutantProblems,
  mutantsOfSolution,
  staleHarmless,
  wrongAnswerProblems,
} from "../../course/verify_answers.ts";
import { Learner } from "./cli.ts";

/** What verify tells an author of a lesson. */
async function verified(root: string, id: string): Promise<ItemResult[]> {
  await using author = await Learner.begin();
  const options = { env: { INTERLEAVE_LESSONS: root } };
  const { stdout } = await author.run(`verify ${id} --seeds 2 --json`, options);
  return JSON.parse(stdout).items;
}

/** A folder of lessons with a new one in it. */
async function withLesson(use: (root: string) => Promise<void>): Promise<void> {
  const root = await Deno.makeTempDir({ prefix: "lessons-" });
  try {
    await newLesson(root, "12", "turn_stiles");
    await use(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await Deno.readTextFile(file);
  assertStringIncludes(text, from);
  await Deno.writeTextFile(file, text.replace(from, to));
}

/** The new lesson's exercise to do jobs together. */
async function together(root: string): Promise<CatalogExercise> {
  const lesson = await loadLesson("12", root);
  return lesson!.exercises.find(({ exercise }) => exercise.name === "together")!;
}

Deno.test("C-03: new lesson and new exercise make what verify accepts, but for the texts: every answer gets one verdict with every seed", async () => {
  await withLesson(async (root) => {
    const lesson = (await loadLesson("12", root))!;
    assertEquals([lesson.lesson.id, lesson.lesson.title], ["12", "Turn stiles"]);
    assertEquals((await newExercise(lesson, "one_by_one")).length, 6);
    const items = await verified(root, "12");
    assertEquals(items.filter(({ name }) => name.endsWith(": solution")).length, 4);
    const problems = items.flatMap(({ name, problems }) => problems.map((each) => [name, each]));
    assertEquals(problems.filter(([, each]) => !each!.startsWith("TODO: ")), []);
    const text = await Deno.readTextFile(join(root, "12_turn_stiles/exercises.ts"));
    assertEquals([...text.matchAll(/name: "(\w+)"/g)].map(([, name]) => name), [
      "together",
      "break_it",
      "predict",
      "one_by_one",
    ]);
    const { success } = await new Deno.Command(Deno.execPath(), {
      args: ["fmt", "--check", "--line-width=100", root],
      stderr: "null",
    }).output();
    assert(success, "it is formatted");
  });
});

Deno.test("C-01: verify refuses a check that cannot tell the serial version from the right one", async () => {
  await withLesson(async (root) => {
    const check = join(root, "12_turn_stiles/checks/01_together.ts");
    await change(check, "atLeast: jobs.length", "atLeast: 1");
    const exercise = await together(root);
    const [mutant] = mutantsOfSolution(exercise);
    const [accepted] = await mutantProblems(exercise, mutant!);
    assertMatch(accepted!, /^the check accepts the solution .*under "serial version" why/);
    const serial = exercise.wrong.find(({ variant }) => variant === "serial")!;
    assertMatch((await wrongAnswerProblems(exercise, serial, 1))[0]!, /but it got passed$/);
  });
});

Deno.test("verify asks for no mutant that the author calls harmless, and knows when there is none", async () => {
  await withLesson(async (root) => {
    const harmless = 'harmless: { "serial version": "just so", "x": "y" },\n    wrong: {';
    await change(join(root, "12_turn_stiles/exercises.ts"), "wrong: {", harmless);
    const exercise = await together(root);
    assertEquals(mutantsOfSolution(exercise), []);
    assertEquals(staleHarmless(exercise), [
      'no mutant is called "x", as `harmless` says; there are: serial version',
    ]);
  });
});

Deno.test("C-12: verify refuses a check whose words do not show input, expected and actual", async () => {
  await withLesson(async (root) => {
    const check = join(root, "12_turn_stiles/checks/01_together.ts");
    const [told, mute] = [
      "(call, await together(jobs), results)",
      "(await together(jobs), results)",
    ];
    await change(check, `assertSame${told}`, `assertEquals${mute}`);
    await change(check, "import", 'import { assertEquals } from "@std/assert";\nimport');
    const exercise = await together(root);
    const wrong = exercise.wrong.find(({ variant }) => variant === "order_of_end")!;
    const [problem] = await wrongAnswerProblems(exercise, wrong, 1);
    assertMatch(problem!, /does not show input, expected and actual, but only:/);
  });
});

Deno.test("new tells what it made, and what is taken or cannot be a name", async () => {
  await using learner = await Learner.begin();
  const root = learner.path("lessons");
  await Deno.mkdir(root);
  const env = { INTERLEAVE_LESSONS: root };
  const made = await learner.run("new lesson 12 locks", { env });
  assertEquals(made.code, 0);
  assertStringIncludes(made.stdout, "12_locks/README.md");
  assertStringIncludes(made.stdout, "`deno task verify 12`");
  const more = await learner.run("new exercise 12 turnstile --like break-it", { env });
  assertStringIncludes(more.stdout, "checks/_04_turnstile.ts");
  const check = await Deno.readTextFile(join(root, "12_locks/checks/_04_turnstile.ts"));
  assertStringIncludes(check, "../exercises/04_turnstile.ts?given");
  const wrong: Readonly<Record<string, string>> = {
    "new": "A new what?",
    "new demo": "Nothing is called demo here.",
    "new lesson": "It needs a number and a name in small letters",
    "new lesson 3 locks": "It needs a number",
    "new lesson 13 ../locks": "It needs a number",
    "new lesson 12 others": "There is a lesson 12 already",
    "new exercise 12 turnstile": "Lesson 12 has an exercise turnstile already.",
    "new exercise 12 other --like this": "No kind this. There are together, break_it, predict.",
    "new exercise 14 turnstile": "No lesson 14.",
  };
  for (const [words, reason] of Object.entries(wrong)) {
    const { code, stderr } = await learner.run(words, { env });
    assertEquals(code, 2, words);
    assertStringIncludes(stderr, reason);
  }
});
