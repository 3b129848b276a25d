import type { Command } from "./command.ts";
import { importLate } from "./import_late.ts";
import { closest } from "./lookup.ts";
import { typed } from "./text.ts";
import { Usage } from "./usage.ts";

/** The verbs of the command line: each is a file in `commands/`, loaded when it is asked for. */
export const COMMANDS: readonly string[] = [
  "lesson",
  "list",
  "next",
  "find",
  "check",
  "watch",
  "hint",
  "solution",
  "reset",
  "progress",
  "export",
  "import",
  "study",
  "sched",
  "init",
  "doctor",
  "completions",
  "grade",
  "new",
  "verify",
  "help",
];

/**
 * Loads a command.
 *
 * @throws {Usage} if there is none with this name.
 */
export async function findCommand(name: string): Promise<Command> {
  if (COMMANDS.includes(name)) {
    const address = import.meta.resolve(`./commands/${name}.ts`);
    return (await importLate<{ readonly command: Command }>(address)).command;
  }
  const near = closest(name, COMMANDS);
  const advice = near ? `Did you mean \`${near}\`?` : `\`${typed("course help")}\` shows all.`;
  throw new Usage(`No command ${name}. ${advice}`);
}
