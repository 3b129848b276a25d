/**
 * A check looks for what was asked for, and not for our way to do it: right answers that look quite
 * different pass as well. They lie in `second_solutions/`, named after lesson and exercise, and are
 * judged as strangers' work is: in the sandbox, in which every exercise has to work.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { type CatalogExercise, loadLesson } from "../../course/catalog.ts";
import { compileErrors, writeConfig } from "../../course/compile.ts";
import { Compiler } from "../../course/compiler.ts";
import { check } from "../../course/grader.ts";
import { missingNeeds } from "../../course/needs.ts";
import { Sandbox } from "../../course/sandbox.ts";
import { Watchdog } from "../../course/watchdog.ts";
import { sample } from "../sample.ts";

interface Answer {
  readonly file: string;
  readonly exercise: CatalogExercise;
}

const folder = fromFileUrl(new URL("./second_solutions", import.meta.url));
const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
const answers = await Promise.all(names.map(async (name): Promise<Answer> => {
  const [lesson, number] = name.split("_");
  const { exercises } = (await loadLesson(lesson!))!;
  return { file: join(folder, name), exercise: exercises[Number(number) - 1]! };
}));

const opened = await Sandbox.open();
if (typeof opened === "string") console.error(`They are judged without a sandbox: ${opened}`);
const sandbox = typeof opened === "string" ? undefined : opened;

Deno.test("other right answers compile together with the checks", async () => {
  await using compiler = new Compiler();
  const unclear: Answer[] = [];
  for (const answer of answers) {
    const errors = await compiler.errors(answer.exercise, answer.file);
    if (errors === undefined) unclear.push(answer);
    else assertEquals(errors, null);
  }
  if (unclear.length === 0) return;
  await using watchdog = new Watchdog();
  const places = unclear.map(({ file, exercise }) => [exercise.file, file]);
  const config = await writeConfig(watchdog.folder, Object.fromEntries(places));
  const files = unclear.flatMap(({ file, exercise }) => [exercise.check, file]);
  assertEquals(await compileErrors(files, { config, watchdog }), null);
});

for (const { file, exercise } of sample(answers, 6)) {
  Deno.test({
    name: `another right answer to ${exercise.id} ${exercise.exercise.name} passes`,
    ignore: missingNeeds(exercise.exercise.needs) !== null,
    async fn(): Promise<void> {
      const { outcome, claims, message } = await check(exercise, file, {
        typeCheck: false,
        sandbox,
      });
      const refused = claims.find((claim) => claim.outcome !== "passed");
      assertEquals({ outcome, refused, message }, {
        outcome: "passed",
        refused: undefined,
        message: undefined,
      });
    },
  });
}
