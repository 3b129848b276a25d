import { bold, dim } from "@std/fmt/colors";
import { type Command, type Context, GLOBAL_OPTIONS, type Option } from "../command.ts";
import { COMMANDS, findCommand } from "../commands.ts";
import { pad, typed, wrap } from "../text.ts";

export const command: Command = {
  name: "help",
  usage: ["course help [command]"],
  summary: "How the commands are used",
  maxArgs: 1,
  run,
};

async function run({ args: [name], screen, json }: Context): Promise<number> {
  const asked = name === undefined ? undefined : await findCommand(name);
  const all = await Promise.all(COMMANDS.map(findCommand));
  if (json) screen.json(asked ?? all);
  else screen.print(asked ? helpFor(asked, screen.width) : overview(all, screen.width));
  return 0;
}

function helpFor(command: Command, width: number): string {
  return [
    wrap(`${bold(command.name)}  ${command.summary}`, width, " "),
    "",
    ...command.usage.map((each) => wrap(typed(each), width, "   ", "     ")),
    ...(command.details ? ["", wrap(command.details, width, " ")] : []),
    "",
    ...optionLines({ ...command.options, ...GLOBAL_OPTIONS }, width),
  ].join("\n");
}

function overview(all: readonly Command[], width: number): string {
  return [
    wrap(`${bold("Interleave")}  Processes, threads and coroutines, by running them`, width, " "),
    "",
    ...all.flatMap(({ usage, summary }) => [
      ...usage.slice(0, -1).map((each) => wrap(typed(each), width, "   ", "     ")),
      ...row(typed(usage.at(-1)!), summary, 34, width),
    ]),
    "",
    ...optionLines(GLOBAL_OPTIONS, width),
  ].join("\n");
}

function optionLines(options: Readonly<Record<string, Option>>, width: number): string[] {
  return Object.entries(options).flatMap(([name, { value, optional, help }]) => {
    const shown = value === undefined ? "" : optional ? `[=${value}]` : ` ${value}`;
    return row(`--${name}${shown}`, help, 18, width);
  });
}

/** What to type, and what it does: beside it where there is room, below it where not. */
function row(left: string, right: string, column: number, width: number): string[] {
  const beside = left.length < column && column + 30 <= width;
  if (beside) return [wrap(dim(right), width, `   ${pad(left, column)}`)];
  return [wrap(left, width, "   ", "     "), wrap(dim(right), width, "       ")];
}
