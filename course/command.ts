/**
 * What a command of the course is: `main.ts` finds it, reads its options and runs it.
 *
 * @module
 */
import type { Compiler } from "./compiler.ts";
import type { Progress } from "./progress.ts";
import type { Screen } from "./screen.ts";
import type { Workspace } from "./workspace.ts";

/** An option of a command. */
export interface Option {
  /** What stands after it, `FILE`; nothing for one that is only said or not. */
  readonly value?: string;
  /** Whether it can also stand alone; its value then has to follow after `=`. */
  readonly optional?: boolean;
  /** What it does, in a few words. */
  readonly help: string;
}

/** What every command is run with. */
export interface Context {
  /** The arguments after the command, without options. */
  readonly args: readonly string[];
  /** The options that were given. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Whether to write one JSON record instead of text. */
  readonly json: boolean;
  readonly screen: Screen;
  readonly workspace: Workspace;
  readonly progress: Progress;
  readonly compiler: Compiler;
  /** Aborted when the course shall end; what runs meanwhile is killed before that. */
  readonly signal: AbortSignal;
}

/** A verb of the command line. */
export interface Command {
  readonly name: string;
  /** The ways to call it, without `deno task`: `["check NN/n"]`. */
  readonly usage: readonly string[];
  /** What it does, in a few words. */
  readonly summary: string;
  /** More about it, for its own help. */
  readonly details?: string;
  /** How many arguments it takes at most. */
  readonly maxArgs: number;
  readonly options?: Readonly<Record<string, Option>>;
  /** Does it, and returns the exit code: 0 good, 1 a check or a demo failed. */
  run(context: Context): Promise<number>;
}

/** The options of every command. */
export const GLOBAL_OPTIONS: Readonly<Record<string, Option>> = {
  json: { help: "write one record for programs instead of text" },
  color: { value: "WHEN", help: "always, never, or auto: on a terminal, unless NO_COLOR is set" },
  dir: { value: "DIR", help: "your folder, if not my-course (or set INTERLEAVE_COURSE_DIR)" },
  stack: { help: "show where an error of the course itself comes from" },
  help: { help: "show how a command is used" },
};
