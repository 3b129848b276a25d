import { bold, dim } from "@std/fmt/colors";
import { loadCatalog } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { passedIn, type ProgressRecord, type Standing, standing } from "../progress.ts";
import { ago, bar, count, pad, widthOf, wrap } from "../text.ts";

export const command: Command = {
  name: "list",
  usage: ["list"],
  summary: "The lessons, and how far you are",
  maxArgs: 0,
  run,
};

async function run({ screen, progress, json }: Context): Promise<number> {
  const { lessons } = await loadCatalog();
  const record = await progress.read();
  const now = await standing({ root: "", lessons }, record);
  const total = lessons.reduce((sum, lesson) => sum + lesson.exercises.length, 0);
  const passed = lessons.reduce((sum, lesson) => sum + passedIn(lesson, now), 0);

  if (json) {
    screen.json({
      lessons: lessons.map((each) => ({
        ...each.lesson,
        exercises: { passed: passedIn(each, now), total: each.exercises.length },
        here: each === now.here,
      })),
      passed,
      total,
      next: now.next?.id ?? null,
    });
    return 0;
  }
  const { width } = screen;
  const titles = Math.max(...lessons.map(({ lesson }) => widthOf(lesson.title)));
  const bars = width >= 60 ? 10 : 5;
  for (const each of lessons) {
    const { id, title, summary } = each.lesson;
    const [done, all] = [passedIn(each, now), each.exercises.length];
    const here = each === now.here;
    const line = ` ${id} ${pad(here ? bold(title) : title, titles)}  ` +
      `${bar(done, all, bars)} ${`${done}/${all}`.padStart(5)}`;
    screen.print(
      wrap(line + (here ? `  ◂ ${width >= 60 ? "you are " : ""}here` : ""), width, "", "    "),
    );
    screen.print(wrap(dim(summary), width, "    "));
  }
  screen.print(`\n${wrap(footer(passed, total, record, now), width, " ")}`);
  return 0;
}

function footer(passed: number, total: number, record: ProgressRecord, { next }: Standing): string {
  const last = Object.entries(record.exercises)
    .filter(([, { last }]) => last)
    .toSorted(([, a], [, b]) => a.last!.at.localeCompare(b.last!.at))
    .at(-1);
  return [
    `${passed} of ${count(total, "exercise")}`,
    ...(last ? [`last: ${last[0]} ${ago(new Date(last[1].last!.at))}`] : []),
    ...(next ? [`next: ${next.id} ${next.exercise.name.replaceAll("_", "-")}`] : []),
  ].join(" · ");
}
