/**
 * Puts a learner's file in the place of the shipped exercise, and asks the compiler about it.
 *
 * @module
 */
import { stripAnsiCode } from "@std/fmt/colors";
import { join, toFileUrl } from "@std/path";
import { runGroup } from "./group.ts";
import type { Watchdog } from "./watchdog.ts";

/** How long the compiler may take, in milliseconds. */
const DEADLINE = 60_000;
/** So many errors are shown: the others tend to follow from the first. */
const SHOWN = 3;

/** Matters of style, which the learner's editor may mention and which refuse nobody's work. */
const LENIENT = { noUnusedLocals: false, noUnusedParameters: false };

/**
 * Writes a configuration into `folder` under which `file` is imported wherever `shipped` is asked for.
 *
 * @returns The path of the configuration, for `--config`; child processes that take it over see the
 *   same file.
 */
export async function writeConfig(folder: string, shipped: string, file: string): Promise<string> {
  const root = new URL("../", import.meta.url);
  const { imports, compilerOptions } = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", root)),
  );
  const absolute = Object.entries<string>(imports).map(([name, target]) => [
    name,
    target.startsWith("./") ? new URL(target, root).href : target,
  ]);
  const config = {
    imports: {
      ...Object.fromEntries(absolute),
      [toFileUrl(shipped).href]: toFileUrl(file).href,
    },
    compilerOptions: { ...compilerOptions, ...LENIENT },
  };
  const path = join(folder, "deno.json");
  await Deno.writeTextFile(path, JSON.stringify(config));
  // A copy, because a learner may import a package of their own, which Deno then notes down in it.
  await Deno.copyFile(new URL("deno.lock", root), join(folder, "deno.lock"));
  return path;
}

/**
 * Type-checks a check together with the file that the configuration puts in the exercise's place.
 *
 * @returns The first errors with their places, or `null` if there are none.
 */
export async function compileErrors(
  config: string,
  check: string,
  options: { watchdog: Watchdog; signal?: AbortSignal | undefined },
): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  const { code, timedOut } = await runGroup({
    args: ["check", "--quiet", "--config", config, check],
    env: { NO_COLOR: "1", FORCE_COLOR: undefined, RUST_BACKTRACE: undefined },
    deadline: DEADLINE,
    onOutput: (chunk) => text += decoder.decode(chunk, { stream: true }),
    ...options,
  });
  if (timedOut) throw new Error(`Cannot type-check ${check}: not finished after ${DEADLINE} ms`);
  return code === 0 ? null : tidy(text);
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
  const more = errors.length - SHOWN;
  const shown = errors.slice(0, SHOWN);
  if (more > 0) shown.push(`… and ${more} more error${more === 1 ? "" : "s"}`);
  return shown.join("\n\n");
}
