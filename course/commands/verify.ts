import { dim, green, red } from "@std/fmt/colors";
import { Activity } from "../activity.ts";
import { lessonFolders } from "../catalog.ts";
import type { Command, Context } from "../command.ts";
import { lessonOf } from "../lookup.ts";
import { count, typed, wrap } from "../text.ts";
import { Usage } from "../usage.ts";
import { type ItemResult, verifyLesson } from "../verify.ts";

export const command: Command = {
  name: "verify",
  usage: ["verify", "verify NN"],
  summary: "For authors: do the lessons keep what they promise?",
  details:
    "Every solution has to pass with 20 seeds, every exercise as shipped and every wrong answer has " +
    "to be refused for its own reason, every mutant of a solution (a lock removed, the serial " +
    "version, `if` for `while`, two steps swapped) has to be refused, every demo has to see what it claims, and texts, " +
    "names and types have to be in order.",
  maxArgs: 1,
  options: {
    quick: { help: "of each exercise one answer that must be refused, one seed, no mutants" },
    seeds: { value: "N", help: "judge every answer with so many seeds: one verdict" },
  },
  run,
};

async function run({ args, options, json, screen, signal }: Context): Promise<number> {
  const seeds = options.seeds === undefined ? undefined : positive(String(options.seeds));
  const all = lessonFolders().map(({ id }) => id);
  const ids = args[0] === undefined ? all : [all.includes(args[0]) ? args[0] : await idOf(args[0])];
  const results: ItemResult[] = [];
  {
    let latest = "";
    const label = (): string => `${count(results.length, "item")} looked at, the last: ${latest}`;
    using activity = json ? undefined : new Activity(screen, label);
    const onItem = (result: ItemResult): void => {
      results.push(result);
      latest = result.name;
      activity?.clear();
      if (!json) screen.print(line(result, screen.width));
    };
    for (const id of ids) {
      const quick = options.quick === true;
      await verifyLesson(id, {
        ...(seeds === undefined ? {} : { seeds }),
        quick,
        signal,
        onItem,
      });
    }
  }
  const broken = results.filter(({ problems }) => problems.length > 0);
  if (json) screen.json({ items: results, broken: broken.length });
  else screen.print(`\n${wrap(summary(results, broken), screen.width, " ")}`);
  return broken.length === 0 ? 0 : 1;
}

/** What the word means. A number as written is not looked up: the lesson may be too broken to load. */
async function idOf(word: string): Promise<string> {
  return (await lessonOf(word)).lesson.id;
}

function line({ name, problems, skipped, ms }: ItemResult, width: number): string {
  if (skipped !== undefined) return wrap(dim(`${name}: ${skipped}`), width, " – ", "     ");
  const head = `${name}  ${dim(`${(ms / 1000).toFixed(1)} s`)}`;
  return [
    wrap(head, width, problems.length === 0 ? green(" ✓ ") : red(" ✗ "), "     "),
    ...problems.map((problem) => wrap(problem, width, "     ")),
  ].join("\n");
}

function summary(results: readonly ItemResult[], broken: readonly ItemResult[]): string {
  if (results.length === 0) return "There are no lessons.";
  const skipped = results.filter((result) => result.skipped !== undefined).length;
  const rest = skipped === 0 ? "" : `; ${skipped} could not be looked at on this machine`;
  if (broken.length === 0) return `${count(results.length - skipped, "item")} in order${rest}.`;
  const list = broken.map(({ name }) => name).join(", ");
  return `${broken.length} of ${count(results.length, "item")} not in order: ${list}${rest}.`;
}

function positive(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Usage(
    `No number of seeds: ${text}. Say it as in \`${typed("verify 01 --seeds 100")}\`.`,
  );
}
