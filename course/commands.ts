import type { Command } from "./command.ts";
import { closest } from "./lookup.ts";
import { typed } from "./text.ts";
import { Usage } from "./usage.ts";

/** The verbs of the command line, each loaded when it is asked for. */
export const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  lesson: () => import("./commands/lesson.ts"),
  list: () => import("./commands/list.ts"),
  next: () => import("./commands/next.ts"),
  find: () => import("./commands/find.ts"),
  check: () => import("./commands/check.ts"),
  watch: () => import("./commands/watch.ts"),
  hint: () => import("./commands/hint.ts"),
  solution: () => import("./commands/solution.ts"),
  reset: () => import("./commands/reset.ts"),
  progress: () => import("./commands/progress.ts"),
  export: () => import("./commands/export.ts"),
  import: () => import("./commands/import.ts"),
  study: () => import("./commands/study.ts"),
  sched: () => import("./commands/sched.ts"),
  init: () => import("./commands/init.ts"),
  doctor: () => import("./commands/doctor.ts"),
  completions: () => import("./commands/completions.ts"),
  grade: () => import("./commands/grade.ts"),
  new: () => import("./commands/new.ts"),
  verify: () => import("./commands/verify.ts"),
  help: () => import("./commands/help.ts"),
};

/**
 * Loads a command.
 *
 * @throws {Usage} if there is none with this name.
 */
export async function findCommand(name: string): Promise<Command> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load) return (await load()).command;
  const near = closest(name, Object.keys(COMMANDS));
  const advice = near ? `Did you mean \`${near}\`?` : `\`${typed("course help")}\` shows all.`;
  throw new Usage(`No command ${name}. ${advice}`);
}
