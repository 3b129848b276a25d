import { bold } from "@std/fmt/colors";
import { Activity } from "../activity.ts";
import { type CatalogExercise, loadCatalog, shownName } from "../catalog.ts";
import { checkAndNote } from "../check_and_note.ts";
import type { Command, Context } from "../command.ts";
import type { CheckOptions } from "../grader.ts";
import { nextLine } from "../exercise_screen.ts";
import { exerciseOf } from "../lookup.ts";
import { standing } from "../progress.ts";
import { replayOf } from "../replay.ts";
import { seedOf } from "../seed.ts";
import { count, typed, wrap } from "../text.ts";
import type { Verdict } from "../verdict.ts";
import { verdictText } from "../verdict_screen.ts";

export const command: Command = {
  name: "check",
  usage: ["check NN/n"],
  summary: "Check an exercise: 01/3, 1/3 or its name, 01/collect",
  details: "The first time it copies the exercise into your folder and says where. Your file is " +
    "never written to again.",
  maxArgs: 1,
  options: {
    seed: { value: "N", help: "the same numbers by chance as in an earlier check" },
    replay: { value: "TOKEN", help: "run one schedule again; it counts neither way" },
  },
  run,
};

async function run(context: Context): Promise<number> {
  const { args, options, screen, workspace, json } = context;
  const exercise = await exerciseOf(args[0], "check");
  const seed = seedOf(options.seed), replay = await replayOf(options.replay);
  const { file, created } = await workspace.begin(exercise);
  if (created && !json) {
    const where = bold(screen.link(file, workspace.shown(file)));
    screen.print(
      wrap(`New: ${where} is your copy. Its first lines are the task.`, screen.width, " "),
    );
  }
  const verdict = await grade(exercise, { seed, replay }, context);

  if (json) screen.json(verdict);
  else {
    screen.print(verdictText(verdict, screen.width));
    screen.print(await advice(exercise, verdict, context));
  }
  return verdict.outcome === "passed" ? 0 : 1;
}

async function grade(
  exercise: CatalogExercise,
  asked: Pick<CheckOptions, "seed" | "replay">,
  context: Context,
): Promise<Verdict> {
  const { screen, workspace, progress, compiler, signal, json } = context;
  let held = 0;
  const label = (): string =>
    `checking ${exercise.id} ${shownName(exercise.exercise)}: ${count(held, "claim")} held`;
  using _activity = json ? undefined : new Activity(screen, label);
  return await checkAndNote(exercise, {
    workspace,
    progress,
    compiler,
    signal,
    ...asked,
    onClaim: ({ outcome }) => {
      if (outcome === "passed") held++;
    },
  });
}

/** What to type next: a hint, or the next exercise. */
async function advice(
  exercise: CatalogExercise,
  { outcome, rerun }: Verdict,
  context: Context,
): Promise<string> {
  const { screen, progress } = context;
  const { id } = exercise;
  const record = await progress.read();
  if (context.options.replay !== undefined) {
    const text =
      "Claims about schedules were judged under this one alone; it counts neither way. " +
      `All of them: \`${typed(`check ${id}`)}\``;
    return wrap(text, screen.width, " ");
  }
  if (outcome === "passed") {
    const { next } = await standing(await loadCatalog(), record);
    const ours = wrap(`Ours, to compare: \`${typed(`solution ${id}`)}\``, screen.width, " ");
    return `${ours}\n${await nextLine(next, context)}`;
  }
  const hint = Math.min(3, (record.exercises[id]?.hints ?? 0) + 1);
  return [
    wrap(`Again:  ${typed(rerun.replace(/^deno task /, ""))}`, screen.width, " "),
    wrap(`Hint ${hint} of 3:  ${typed(`hint ${id}`)}`, screen.width, " "),
  ].join("\n");
}
