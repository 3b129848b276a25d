import { parseArgs } from "@std/cli/parse-args";
import type { Option } from "./command.ts";
import { closest } from "./lookup.ts";
import { Usage } from "./usage.ts";

/** The words of a command line, told apart. */
export interface Arguments {
  /** What is no option, in order. */
  readonly args: readonly string[];
  /** The options that were given: `true`, or the value. */
  readonly options: Readonly<Record<string, string | boolean>>;
}

/**
 * Tells arguments from options.
 *
 * @param words What was typed.
 * @param known The options that there are.
 * @param stopEarly Whether options end at the first argument.
 * @throws {Usage} for an option that is unknown or lacks its value.
 */
export function readArguments(
  words: readonly string[],
  known: Readonly<Record<string, Option>>,
  stopEarly = false,
): Arguments {
  const names = Object.keys(known);
  // A value that may be missing stands behind `=`, where it cannot be taken for an argument.
  const values = new Map<string, string>();
  const rest = words.filter((word) => {
    const [, name = "", value = ""] = word.match(/^--([^=]+)=(.+)$/s) ?? [];
    if (!known[name]?.optional) return true;
    values.set(name, value);
    return false;
  });
  const { _: args, ...given } = parseArgs(rest, {
    boolean: names.filter((name) => !known[name]!.value || known[name]!.optional),
    string: ["_", ...names.filter((name) => known[name]!.value && !known[name]!.optional)],
    alias: { help: "h" },
    stopEarly,
    unknown(word, name): void {
      if (name === undefined) return;
      const near = closest(name, names);
      const advice = near ? `Did you mean \`--${near}\`?` : "`--help` shows what there is.";
      throw new Usage(`No option ${word}. ${advice}`);
    },
  });
  const options = Object.entries(given).filter(([name, value]) => name in known && value !== false);
  for (const [name, value] of options) {
    if (value === "") {
      throw new Usage(
        `\`--${name}\` needs a value. Say it as in \`--${name} ${known[name]!.value}\`.`,
      );
    }
  }
  return {
    args: args.map(String),
    options: Object.fromEntries([...options, ...values]) as Arguments["options"],
  };
}
