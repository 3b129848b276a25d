/**
 * The command line of the course: arguments → command → exit code.
 *
 * 0 good · 1 a check or a demo failed · 2 wrong use · 3 our own fault · 128 + n ended by signal n.
 *
 * @module
 */
import "./own_colors.ts";
import { delay } from "@std/async";
import { type Arguments, readArguments } from "./arguments.ts";
import { lessonsFolder } from "./catalog.ts";
import { type Command, GLOBAL_OPTIONS } from "./command.ts";
import { findCommand } from "./commands.ts";
import { Compiler } from "./compiler.ts";
import { Interruption, onSignals } from "./interruption.ts";
import { watchWrappers } from "./lifeline.ts";
import { Progress } from "./progress.ts";
import { type ColorMode, Screen } from "./screen.ts";
import { typed } from "./text.ts";
import { Usage } from "./usage.ts";
import { Workspace } from "./workspace.ts";

/** How long what runs may take to end after an interruption, in milliseconds. */
const GRACE_MS = 1000;
/** 128 + SIGPIPE: the reader (`| head`) has seen enough. */
const READER_GONE = 141;

/** Runs the command that the words name, and returns the exit code. */
async function run(words: readonly string[], signal: AbortSignal): Promise<number> {
  const before = readArguments(words, GLOBAL_OPTIONS, true);
  const [name, ...rest] = before.args;
  const command = await findCommand(name ?? "help");
  const after = readArguments(rest, { ...GLOBAL_OPTIONS, ...command.options });
  const options = { ...before.options, ...after.options };
  const screen = new Screen(colorMode(options.color));
  try {
    if (!options.help || !name) {
      return await start(command, { args: after.args, options }, screen, signal);
    }
    // `check --help` is `help check`.
    return await start(await findCommand("help"), { args: [name], options }, screen, signal);
  } finally {
    await screen.drain();
  }
}

async function start(
  command: Command,
  { args, options }: Arguments,
  screen: Screen,
  signal: AbortSignal,
): Promise<number> {
  const excess = args[command.maxArgs];
  if (excess !== undefined) {
    const usage = command.usage.map((each) => `\`${typed(each)}\``).join(" or ");
    throw new Usage(`Too many arguments, from ${excess} on. Type ${usage}.`);
  }
  const workspace = new Workspace(lessonsFolder(), options.dir as string | undefined);
  const progress = new Progress(workspace.dir, (line) => screen.notice(line));
  const json = options.json === true;
  await using compiler = new Compiler();
  return await command.run({ args, options, json, screen, workspace, progress, compiler, signal });
}

function colorMode(given: string | boolean = "auto"): ColorMode {
  if (given === "auto" || given === "always" || given === "never") return given;
  throw new Usage(`No color ${given}. Say \`--color=always\`, \`never\` or \`auto\`.`);
}

/** The exit code for an error, after its one line on standard error. */
function report(error: unknown, showStack: boolean): number {
  if (error instanceof Interruption) {
    if (Deno.stderr.isTerminal()) console.error(); // the shell's next line begins anew
    return error.code;
  }
  if (error instanceof Deno.errors.BrokenPipe) return READER_GONE;
  if (error instanceof Usage) {
    console.error(error.message);
    return 2;
  }
  if (showStack) {
    console.error(error);
    return 3;
  }
  const [line] = (error instanceof Error ? `${error.name}: ${error.message}` : `${error}`).split(
    "\n",
  );
  console.error(`The course failed: ${line} (\`--stack\` shows where)`);
  return 3;
}

async function main(words: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const abort = (reason: Interruption): void => stop.abort(reason);
  onSignals(abort);
  watchWrappers(() => abort(new Interruption("the program around this one has ended", 129)));
  // The first abort kills what runs; whoever does not come back in time is left behind.
  const interrupted = new Promise<never>((_, reject) => {
    stop.signal.addEventListener("abort", async () => {
      await delay(GRACE_MS);
      reject(stop.signal.reason);
    });
  });
  try {
    const code = await Promise.race([run(words, stop.signal), interrupted]);
    stop.signal.throwIfAborted();
    return code;
  } catch (error) {
    return report(stop.signal.aborted ? stop.signal.reason : error, words.includes("--stack"));
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
