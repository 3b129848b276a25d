/**
 * Puts a learner's file in the place of the shipped exercise, and asks the compiler about it.
 *
 * @module
 */
import { stripAnsiCode } from "@std/fmt/colors";
import { fromFileUrl, join, toFileUrl } from "@std/path";
import { type GroupOptions, runGroup } from "./group.ts";

const ROOT = new URL("../", import.meta.url);

/** How long the compiler may take, in milliseconds. */
const DEADLINE_MS = 60_000;
/** So many errors are shown: the others tend to follow from the first. */
const SHOWN = 3;

/** Matters of style, which the learner's editor may mention and which refuse nobody's work. */
export const LENIENT = { noUnusedLocals: false, noUnusedParameters: false };

/**
 * Writes a configuration into `folder` under which other files take the place of shipped ones.
 *
 * @param files What is imported wherever the shipped file, the key, is asked for.
 * @returns The path of the configuration, for `--config`; child processes that take it over see the
 *   same files.
 */
export async function writeConfig(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const { imports, compilerOptions, allowScripts } = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", ROOT)),
  );
  const absolute = Object.entries<string>(imports).map(([name, target]) => [
    name,
    target.startsWith("./") ? new URL(target, ROOT).href : target,
  ]);
  const replaced = Object.entries(files).map((pair) => pair.map((path) => toFileUrl(path).href));
  const config = {
    imports: Object.fromEntries([...absolute, ...replaced]),
    compilerOptions: { ...compilerOptions, ...LENIENT },
    allowScripts,
  };
  const path = join(folder, "deno.json");
  await Deno.writeTextFile(path, JSON.stringify(config));
  // A copy, because a learner may import a package of their own, which Deno then notes down in it.
  await Deno.copyFile(new URL("deno.lock", ROOT), join(folder, "deno.lock"));
  return path;
}

/**
 * Type-checks files and what they import, under `config` or else under that of the repository.
 *
 * @returns The first errors with their places, or `null` if there are none.
 */
export async function compileErrors(
  files: readonly string[],
  options: Pick<GroupOptions, "watchdog" | "signal" | "enclosure"> & { readonly config?: string },
): Promise<string | null> {
  const { config = fromFileUrl(new URL("deno.json", ROOT)), ...bounds } = options;
  const decoder = new TextDecoder();
  let text = "";
  const { code, timedOut, excess } = await runGroup({
    args: ["check", "--quiet", "--config", config, ...files],
    env: { NO_COLOR: "1", FORCE_COLOR: undefined, RUST_BACKTRACE: undefined },
    deadline: DEADLINE_MS,
    onOutput: (chunk) => text += decoder.decode(chunk, { stream: true }),
    ...bounds,
  });
  if (timedOut) return `Its types are too much: not checked after ${DEADLINE_MS / 1000} s`;
  return excess ?? (code === 0 ? null : tidy(text));
}

/** Each error as "place, words, code", without what only Deno's own developers need. */
function tidy(text: string): string {
  const errors = stripAnsiCode(text)
    .replace(/^(Found \d+ errors\.|error: Type checking failed\.)$/gm, "")
    .replace(/file:\/\/\/[^\s'"]*\//g, "")
    .split(/^(?=TS\d+ \[ERROR\]: )/m)
    .map((error) => error.trim().replace(/^(TS\d+ \[ERROR\]|error): /, ""))
    .filter((error) => error !== "")
    .map((error) => error.replace(/^([^]*?)\n\s+at (\S+:\d+:\d+)$/m, "$2  $1"));
  return firstOf(errors);
}

/** The first errors, and how many more there are. */
export function firstOf(errors: readonly string[]): string {
  const more = errors.length - SHOWN;
  const shown = errors.slice(0, SHOWN);
  if (more > 0) shown.push(`… and ${more} more error${more === 1 ? "" : "s"}`);
  return shown.join("\n\n");
}
