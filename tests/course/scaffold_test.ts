import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { join } from "@std/path";
import { loadLesson } from "../../course/catalog.ts";
import { newExercise, newLesson, SCAFFOLD } from "../../course/scaffold.ts";
import { type ItemResult, verifyLesson } from "../../course/verify.ts";
import { Learner } from "./cli.ts";

/** What is wrong with a lesson, apart from what its author is told to write. */
async function problems(root: string, id: string): Promise<Record<string, string>> {
  await using author = await Learner.begin();
  const options = { env: { INTERLEAVE_LESSONS: root } };
  const { stdout } = await author.run(`verify ${id} --seeds 1 --json`, options);
  const items: ItemResult[] = JSON.parse(stdout).items;
  const left = items.map(({ name, problems }): [string, string] => [
    name,
    problems.filter((each) => !each.startsWith("TODO: ")).join("\n"),
  ]);
  return Object.fromEntries(left.filter(([, problems]) => problems !== ""));
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

Deno.test("C-01: with many seeds there is one verdict on each answer to the pattern of exercises", async () => {
  const results = await verifyLesson("42", { seeds: 12 }, SCAFFOLD);
  const answers = results.filter(({ name }) => /solution|wrong|unsolved|mutant/.test(name));
  assertEquals(answers.length, 5);
  for (const { name, problems } of answers) assertEquals(problems, [], name);
});

Deno.test("new lesson and new exercise make what verify accepts, but for the texts", async () => {
  await withLesson(async (root) => {
    const lesson = (await loadLesson("12", root))!;
    assertEquals([lesson.lesson.id, lesson.lesson.title], ["12", "Turn stiles"]);
    const files = await newExercise(lesson, "one_by_one");
    assertEquals(files.length, 6);
    assertEquals(await problems(root, "12"), {});
    const text = await Deno.readTextFile(join(root, "12_turn_stiles/exercises.ts"));
    assertEquals([...text.matchAll(/name: "(\w+)"/g)].map(([, name]) => name), [
      "together",
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
    const folder = join(root, "12_turn_stiles");
    await change(join(folder, "checks/01_together.ts"), "atLeast: jobs.length", "atLeast: 1");
    const found = await problems(root, "12");
    assertMatch(found["12/1 together: mutant, serial version"]!, /^the check accepts the solution/);
    assertMatch(found["12/1 together: wrong answer serial"]!, /but it got passed$/);
    assertEquals(Object.keys(found).length, 2);

    await change(
      join(folder, "exercises.ts"),
      "wrong: {",
      'harmless: {\n"serial version": "no", "x": "y" },\nwrong: {',
    );
    const harmless = await problems(root, "12");
    assertEquals(Object.keys(harmless), [
      "12/1 together: text",
      "12/1 together: wrong answer serial",
    ]);
    assertStringIncludes(harmless["12/1 together: text"]!, 'no mutant is called "x"');
  });
});

Deno.test("C-12: verify refuses a check whose words do not show input, expected and actual", async () => {
  await withLesson(async (root) => {
    const check = join(root, "12_turn_stiles/checks/01_together.ts");
    await change(
      check,
      "assertSame(call, await together(jobs), results)",
      "assertEquals(await together(jobs), results)",
    );
    await change(check, "assertSame, ", "");
    await change(check, "import", 'import { assertEquals } from "@std/assert";\nimport');
    await change(check, "const { jobs, results, call }", "const { jobs, results }");
    const found = await problems(root, "12");
    assertEquals(Object.keys(found), ["12/1 together: wrong answer order_of_end"]);
    assertMatch(Object.values(found)[0]!, /does not show input, expected and actual, but only:/);
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
  assertStringIncludes(
    (await learner.run("new exercise 12 turnstile", { env })).stdout,
    "02_turnstile.ts",
  );
  const wrong: Readonly<Record<string, string>> = {
    "new": "A new what?",
    "new demo": "Nothing is called demo here.",
    "new lesson": "It needs a number and a name in small letters",
    "new lesson 3 locks": "It needs a number",
    "new lesson 13 ../locks": "It needs a number",
    "new lesson 12 others": "There is a lesson 12 already",
    "new exercise 12 turnstile": "Lesson 12 has an exercise turnstile already.",
    "new exercise 14 turnstile": "No lesson 14.",
  };
  for (const [words, reason] of Object.entries(wrong)) {
    const { code, stderr } = await learner.run(words, { env });
    assertEquals(code, 2, words);
    assertStringIncludes(stderr, reason);
  }
});
