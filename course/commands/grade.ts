import { stripAnsiCode } from "@std/fmt/colors";
import { basename, join, resolve } from "@std/path";
import { Activity } from "../activity.ts";
import { type CatalogExercise, loadCatalog } from "../catalog.ts";
import { csv } from "../classroom/csv.ts";
import { type ClassProgress, gradeClass, submissionsOf } from "../classroom/grade_class.ts";
import { html } from "../classroom/html.ts";
import { Journal } from "../classroom/journal.ts";
import type { Command, Context } from "../command.ts";
import { replaceFile } from "../files.ts";
import {
  type Assignment,
  assignmentsOf,
  type GradedExercise,
  gradeExercise,
  type GradeOptions,
  type GradeRecord,
  notStarted,
  recordOf,
} from "../grade.ts";
import { exerciseOf, lessonOf } from "../lookup.ts";
import { type Format, FORMATS } from "../reports.ts";
import { exerciseText, totalText } from "../reports/text.ts";
import { Sandbox } from "../sandbox.ts";
import { seedOf } from "../seed.ts";
import { Submission } from "../submission.ts";
import { bar, count, wrap } from "../text.ts";
import { Usage } from "../usage.ts";

/** How often the summary of a class is written anew while it is graded, in milliseconds. */
const SUMMARY_MS = 5000;
const BAR_WIDTH = 20;

export const command: Command = {
  name: "grade",
  usage: ["grade NN", "grade NN --dir DIR --format json", "grade NN --class DIR"],
  summary: "For teachers: grade a submission, or a class",
  details:
    "NN is a lesson, or an exercise as in 01/3; all lessons if not given. Of the folder it " +
    "takes the exercise files alone. The exit code is 1 when not everything passed; with the formats " +
    "gradescope, exercism and classroom50 it is 0 whenever the grading came to its end. A class is a " +
    "folder with a folder for each submission; an interrupted run goes on where it was.",
  maxArgs: 1,
  options: {
    format: { value: "FORMAT", help: Object.keys(FORMATS).join(", ") },
    out: { value: "PATH", help: "write the report there, as it goes; for a class: a folder" },
    class: { value: "DIR", help: "grade every folder in DIR" },
    sandbox: {
      value: "require",
      optional: true,
      help: "close strangers' code in with bubblewrap; `=require`: or do not run it",
    },
    seed: { value: "N", help: "the seed of the checks' numbers by chance, 0 to 65535" },
  },
  run,
};

async function run(context: Context): Promise<number> {
  const { args, options, json, screen, compiler, signal } = context;
  const name = json ? "json" : String(options.format ?? "text");
  const format = formatOf(name);
  const sandbox = await openSandbox(context);
  const how = { sandbox, compiler, seed: seedOf(options.seed), signal };
  const assignments = await assignmentsOf(await exercisesOf(args[0]), signal);
  if (options.class !== undefined) return await gradeMany(assignments, how, context);
  // People see each exercise as soon as it is graded, unless it goes to a file.
  const isShown = name === "text" && options.out === undefined;
  const record = await gradeOne(assignments, how, context, async (record, latest) => {
    if (isShown && latest) screen.print(`${exerciseText(latest, screen.width)}\n`);
    if (options.out !== undefined) await replaceFile(String(options.out), format.write(record));
  });
  if (isShown) screen.print(totalText(record));
  else if (options.out === undefined) screen.write(format.write(record));
  const isFull = record.exercises.every(({ outcome }) => outcome === "passed");
  return isFull || !format.tellsByExitCode ? 0 : 1;
}

/** Grades one submission; whoever is killed meanwhile has told what there was. */
async function gradeOne(
  assignments: readonly Assignment[],
  how: GradeOptions,
  { workspace, screen, json }: Context,
  tell: (record: GradeRecord, latest?: GradedExercise) => Promise<void>,
): Promise<GradeRecord> {
  const submission = new Submission(workspace.dir);
  const exercises = assignments.map((each) => notStarted(each, "Not graded yet"));
  const sandboxed = how.sandbox !== undefined;
  const record = (complete: boolean): GradeRecord =>
    recordOf(submission.name, [...exercises], { sandboxed, complete });
  await tell(record(false));
  for (const [n, assignment] of assignments.entries()) {
    {
      using _activity = json
        ? undefined
        : new Activity(screen, () => `grading ${assignment.exercise.id}`);
      exercises[n] = await gradeExercise(assignment, submission, how);
    }
    await tell(record(n === assignments.length - 1), exercises[n]);
  }
  return record(true);
}

async function gradeMany(
  assignments: readonly Assignment[],
  how: GradeOptions,
  { options, screen }: Context,
): Promise<number> {
  const dir = resolve(String(options.class));
  const out = resolve(String(options.out ?? `${dir}.grades`));
  const submissions = classOf(dir);
  await Deno.mkdir(out, { recursive: true });
  using journal = await Journal.open(join(out, "journal.jsonl"), how.seed ?? 0);
  if (journal === null) throw new Usage(`Another grader writes into ${out}. Wait for its end.`);
  const seed = options.seed === undefined ? journal.seed : how.seed;

  let progress: ClassProgress | undefined;
  const title = `Grades of ${basename(dir)}`;
  const summarize = async (records: readonly GradeRecord[]): Promise<void> => {
    await replaceFile(join(out, "grades.csv"), csv(records));
    await replaceFile(join(out, "grades.html"), html(records, title));
  };
  let written: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    if (progress) written = written.then(() => summarize(progress!.records()));
  }, SUMMARY_MS);
  try {
    using activity = new Activity(screen, () => progressText(progress));
    const records = await gradeClass(submissions, assignments, {
      ...how,
      seed,
      journal,
      onResult(now): void {
        progress = now;
        if (!now.completed) return;
        activity.clear();
        const { submission, points, maxPoints } = now.completed;
        // A folder's name can hold anything, also what a terminal would obey.
        const name = submission.replace(/\p{Cc}/gu, "·");
        screen.print(` ${name}  ${points} of ${count(maxPoints, "point")}`);
      },
    });
    await written;
    await summarize(records);
  } finally {
    clearInterval(timer);
    await written;
  }
  const what = count(submissions.length, "submission");
  screen.print(
    wrap(`${what} graded: ${join(out, "grades.html")} and grades.csv`, screen.width, " "),
  );
  return 0;
}

function progressText(progress: ClassProgress | undefined): string {
  if (progress === undefined) return "grading";
  const { done, total } = progress;
  return `${stripAnsiCode(bar(done, total, BAR_WIDTH))} ${done} of ${total} graded`;
}

/** Everything, a lesson, or an exercise. */
async function exercisesOf(word: string | undefined): Promise<readonly CatalogExercise[]> {
  if (word === undefined) {
    return (await loadCatalog()).lessons.flatMap(({ exercises }) => exercises);
  }
  if (word.includes("/")) return [await exerciseOf(word, "grade")];
  return (await lessonOf(word)).exercises;
}

function classOf(dir: string): Submission[] {
  try {
    return submissionsOf(dir);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new Usage(`No folder ${dir}. It has to hold a folder for each submission.`);
  }
}

function formatOf(name: string): Format {
  if (Object.hasOwn(FORMATS, name)) return FORMATS[name]!;
  throw new Usage(`No format ${name}. There are: ${Object.keys(FORMATS).join(", ")}.`);
}

/** The sandbox that was asked for; who does without it is told what that means. */
async function openSandbox({ options, screen }: Context): Promise<Sandbox | undefined> {
  const { sandbox: wanted } = options;
  const warn = (why: string): void =>
    screen.notice(`Warning: ${why}. What was handed in runs with all your rights.`);
  if (wanted === undefined) {
    warn("there is no sandbox without `--sandbox`");
    return undefined;
  }
  if (wanted !== true && wanted !== "require") {
    throw new Usage(`No sandbox ${wanted}. Say \`--sandbox\` or \`--sandbox=require\`.`);
  }
  const sandbox = await Sandbox.open();
  if (typeof sandbox !== "string") return sandbox;
  if (wanted === "require") throw new Usage(`There is no sandbox here: ${sandbox}`);
  warn(`there is no sandbox here: ${sandbox}`);
  return undefined;
}
