import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { delay } from "@std/async";
import { loadLesson } from "../../course/catalog.ts";
import { claimsOf } from "../../course/claims_of.ts";
import { Compiler } from "../../course/compiler.ts";
import { assignmentsOf, gradeExercise } from "../../course/grade.ts";
import { NOTHING_LEFT } from "../../course/grader.ts";
import { Submission } from "../../course/submission.ts";
import { Class } from "./classroom/class.ts";
import { LESSONS } from "./cli.ts";

const { exercises } = (await loadLesson("01", LESSONS))!;
const double = exercises[0]!;
const CLAIMS = ["double() knows that 2 and 2 is 4", "double() doubles any number", NOTHING_LEFT];

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

Deno.test("claimsOf() names what there is to be earned, without any answer", async () => {
  assertEquals(await claimsOf(double), CLAIMS);
});

Deno.test("row 10: points and weights of the manifest count, also for what was never reached", async () => {
  await using one = await Class.of({ ada: "constant", bob: "broken" });
  const weighted = {
    ...double,
    exercise: {
      ...double.exercise,
      grading: {
        points: { [CLAIMS[0]!]: 5 },
        weight: 2,
        visibility: { [CLAIMS[1]!]: "hidden" as const },
      },
    },
  };
  const [assignment] = await assignmentsOf([weighted]);
  await using compiler = new Compiler();
  const ada = await gradeExercise(assignment!, new Submission(`${one.dir}/ada`), { compiler });
  assertEquals([ada.points, ada.maxPoints], [10, 14]);
  assertEquals(ada.claims.map(({ visibility }) => visibility), ["visible", "hidden", "visible"]);
  const bob = await gradeExercise(assignment!, new Submission(`${one.dir}/bob`), { compiler });
  assertEquals([bob.outcome, bob.points, bob.maxPoints], ["does not compile", 0, 14]);
});

Deno.test("claimsOf() refuses points for a claim that there is not", async () => {
  const odd = { ...double, exercise: { ...double.exercise, grading: { points: { nope: 1 } } } };
  const error = await claimsOf(odd).then(() => null, (error) => error);
  assertMatch(`${error}`, /Cannot grade 01\/1: it has no claim "nope"/);
});

Deno.test("row 11: grade takes the exercise file alone, and only a plain one of the submission's own", async () => {
  await using one = await Class.of({ ada: "right" });
  const submission = new Submission(`${one.dir}/ada`);
  const file = `${one.dir}/ada/01_first_steps/01_double.ts`;
  assertEquals(await submission.find(double), { file });
  // A check that a learner hands in as well is not looked at.
  await Deno.writeTextFile(`${one.dir}/ada/01_first_steps/01_double_test.ts`, "");
  assertEquals(await submission.find(double), { file });

  await Deno.rename(file, one.path("elsewhere.ts"));
  await Deno.symlink(one.path("elsewhere.ts"), file);
  assertEquals(await submission.find(double), {
    problem: "01_first_steps/01_double.ts is not a plain file",
  });
  await Deno.remove(`${one.dir}/ada/01_first_steps`, { recursive: true });
  await Deno.mkdir(one.path("01_first_steps"));
  await Deno.writeTextFile(one.path("01_first_steps/01_double.ts"), "");
  await Deno.symlink(one.path("01_first_steps"), `${one.dir}/ada/01_first_steps`);
  assert("problem" in await submission.find(double));

  await Deno.writeTextFile(`${one.dir}/ada/01_double.ts`, "x".repeat(2 ** 20 + 1));
  await Deno.remove(`${one.dir}/ada/01_first_steps`);
  assertEquals(await submission.find(double), { problem: "01_double.ts is larger than 1 MiB" });
  await Deno.writeTextFile(`${one.dir}/ada/01_double.ts`, "");
  assertEquals(await submission.find(double), { file: `${one.dir}/ada/01_double.ts` });
});

Deno.test("grade warns where strangers' code is not closed in, and --sandbox=require refuses then", async () => {
  await using one = await Class.of({ ada: "right" });
  const words = ["--dir", `${one.dir}/ada`];
  const open = await one.command(...words).output();
  assertEquals(open.code, 0);
  assertMatch(text(open.stderr), /^Warning: there is no sandbox .* runs with all your rights\.\n$/);
  assertStringIncludes(text(open.stdout), " Total: 3 of 3 points");

  const deno = Deno.execPath();
  const poor = (word: string): Promise<Deno.CommandOutput> =>
    new Deno.Command(deno, {
      args: ["run", "-A", "course/main.ts", "grade", "01/1", ...words, word],
      cwd: new URL("../../", import.meta.url),
      env: { INTERLEAVE_LESSONS: LESSONS, PATH: one.dir },
    }).output();
  const refused = await poor("--sandbox=require");
  assertEquals([refused.code, text(refused.stdout)], [2, ""]);
  assertMatch(text(refused.stderr), /^There is no sandbox here: .*\n$/);
});

Deno.test("row 9: the format decides about the exit code, and unknown ones are told the list", async () => {
  await using one = await Class.of({ bob: "exits" });
  const words = ["--dir", `${one.dir}/bob`, "--format"];
  const codes = await Promise.all(
    ["tap", "gradescope"].map(async (format) =>
      (await one.command(...words, format).output()).code
    ),
  );
  assertEquals(codes, [1, 0]);
  const { code, stderr } = await one.command(...words, "pdf").output();
  assertEquals(code, 2);
  assertStringIncludes(text(stderr), "No format pdf. There are: text, json, junit,");
});

Deno.test("row 2: what is graded is on the disk before the next exercise begins", async () => {
  await using one = await Class.of({ ada: "right" });
  const out = one.path("results.json");
  await Deno.writeTextFile(
    `${one.dir}/ada/01_first_steps/02_add_up.ts`,
    "export const addUp = (_: readonly number[]): number => {\n  for (;;);\n};\n",
  );
  await using grader = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-A", "course/main.ts", "grade", "01", "--dir", `${one.dir}/ada`],
      ...["--format", "gradescope", "--out", out],
    ],
    cwd: new URL("../../", import.meta.url),
    env: { INTERLEAVE_LESSONS: LESSONS },
    stdout: "null",
    stderr: "null",
  }).spawn();
  // deno-lint-ignore no-explicit-any -- what the file holds is Gradescope's
  let results: any;
  do {
    await delay(20);
    try {
      results = JSON.parse(await Deno.readTextFile(out));
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error; // never half a file
    }
  } while (results?.score !== 3);
  assertEquals(results.extra_data.complete, false);
  assertStringIncludes(JSON.stringify(results.tests), "Not graded yet");
  grader.kill("SIGKILL");
  await grader.status;
});
