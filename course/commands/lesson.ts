import { bold, dim } from "@std/fmt/colors";
import { type CatalogLesson, loadCatalog, loadDemos } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { type DemoReport, held, showDemo } from "../demo_screen.ts";
import { exerciseLines, exerciseReport, nextLine } from "../exercise_screen.ts";
import { readText } from "../files.ts";
import { lateMarkdown } from "../late_markdown.ts";
import { demoOf, lessonOf } from "../lookup.ts";
import { type Standing, standing } from "../progress.ts";
import { rule, spread, typed, wrap } from "../text.ts";
import { Usage } from "../usage.ts";

export const command: Command = {
  name: "lesson",
  usage: ["lesson [NN]", "lesson NN demo <n or name>", "lesson NN text"],
  summary: "Go on where you are, or open a lesson, one demo or the text of it",
  details: "Runs the demos of the lesson one after another, with real processes, and lists its " +
    "exercises. On a terminal a demo may ask what you expect before it runs.",
  maxArgs: 3,
  options: { timeline: { value: "FILE", help: "save a demo's timeline, for ui.perfetto.dev" } },
  run,
};

async function run(context: Context): Promise<number> {
  const { args: [number, part, name], options } = context;
  if (options.timeline !== undefined && part !== "demo") {
    throw new Usage(
      `Of which demo? Say it as in \`${typed("lesson 01 demo 1 --timeline FILE")}\`.`,
    );
  }
  const lesson = number === undefined ? await whereTheLearnerIs(context) : await lessonOf(number);
  if (part === undefined) return await showLesson(lesson, context);
  if (part === "demo") return await showOneDemo(lesson, name, context);
  if (part === "text" && name === undefined) return await showText(lesson, context);
  const { id } = lesson.lesson;
  throw new Usage(
    `No part ${name ?? part} of a lesson. Type \`${typed(`lesson ${id} demo 1`)}\` or ` +
      `\`${typed(`lesson ${id} text`)}\`.`,
  );
}

async function whereTheLearnerIs({ progress }: Context): Promise<CatalogLesson> {
  const { here } = await standing(await loadCatalog(), await progress.read());
  return here ?? await lessonOf("01");
}

async function showLesson(lesson: CatalogLesson, context: Context): Promise<number> {
  const { screen, progress, json } = context;
  const { id } = lesson.lesson;
  if (!json) screen.print(await head(lesson, screen.width));
  await progress.change((record) => {
    record.lesson = id;
  });

  const demos = await loadDemos(lesson);
  const reports: DemoReport[] = [];
  for (const demo of demos) {
    reports.push(await showDemo(demo, demos.length, context));
    if (!json) screen.print();
  }
  const now = await standingIn(lesson, context);
  if (json) {
    const exercises = lesson.exercises.map((each) => exerciseReport(each, now));
    screen.json({ ...lesson.lesson, demos: reports, exercises, next: now.next?.id ?? null });
  } else {
    screen.print(await foot(lesson, now, demos.length > 0, context));
  }
  return exitCode(reports);
}

async function showOneDemo(
  lesson: CatalogLesson,
  name: string | undefined,
  context: Context,
): Promise<number> {
  const { screen, options, json } = context;
  const demos = await loadDemos(lesson);
  const report = await showDemo(demoOf(lesson, demos, name), demos.length, context);
  if (json) screen.json(report);
  else if (report.result && options.timeline) {
    screen.print(`\n   Saved ${options.timeline}: open it in ui.perfetto.dev`);
  }
  return report.missing === undefined ? exitCode([report]) : 1;
}

async function showText(lesson: CatalogLesson, { screen, json }: Context): Promise<number> {
  const text = await Deno.readTextFile(lesson.readme);
  if (json) screen.json({ ...lesson.lesson, text });
  else screen.print((await lateMarkdown()).markdown(text, screen.width));
  return 0;
}

/** The title, and the idea in one paragraph. */
async function head({ lesson, readme }: CatalogLesson, width: number): Promise<string> {
  const needs = lesson.needs.length > 0 ? ` · needs ${lesson.needs.join(", ")}` : "";
  const { firstParagraph, markdown } = await lateMarkdown();
  const idea = firstParagraph(await readText(readme) ?? "", "The idea") ?? lesson.summary;
  const more = dim(`(the whole text: \`${typed(`lesson ${lesson.id} text`)}\`)`);
  return [
    spread(
      ` ${bold(`${lesson.id} · ${lesson.title}`)}`,
      dim(`${lesson.minutes} min${needs}`),
      width,
    ),
    rule(width),
    wrap(markdown(idea, width - 1), width, " "),
    wrap(more, width, " "),
    "",
  ].join("\n");
}

/** The exercises, and what to type next. */
async function foot(
  lesson: CatalogLesson,
  now: Standing,
  hasDemos: boolean,
  context: Context,
): Promise<string> {
  const { width } = context.screen;
  const again = typed(`lesson ${lesson.lesson.id} demo 1`);
  return [
    ...(hasDemos
      ? [
        wrap(
          dim(`One demo again: \`${again}\`. \`--timeline FILE\` saves its timeline.`),
          width,
          " ",
        ),
        "",
      ]
      : []),
    ...(lesson.exercises.length > 0
      ? [` ${bold("Exercises")}`, ...exerciseLines(lesson.exercises, now, width), ""]
      : []),
    await nextLine(now.next, context),
  ].join("\n");
}

/** The standing in this lesson; what is next comes from the whole course when nothing is left here. */
async function standingIn(lesson: CatalogLesson, { progress }: Context): Promise<Standing> {
  const record = await progress.read();
  const here = await standing({ root: lesson.folder, lessons: [lesson] }, record);
  return here.next ? here : await standing(await loadCatalog(), record);
}

/** A demo that this machine cannot run is no failure of the lesson. */
function exitCode(reports: readonly DemoReport[]): number {
  return reports.every((report) => report.missing !== undefined || held(report)) ? 0 : 1;
}
