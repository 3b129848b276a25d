/** Types of what we use of `@std/cli/parse-args`. */
export interface ParseOptions {
  /** When `true`, everything after `--` is in `args["--"]` instead of `args._`. */
  "--"?: boolean;
  alias?: Readonly<Record<string, string | readonly string[]>>;
  boolean?: boolean | readonly string[];
  string?: readonly string[];
  collect?: readonly string[];
  negatable?: readonly string[];
  default?: Readonly<Record<string, unknown>>;
  stopEarly?: boolean;
  /** Called for every argument that is not declared; `false` leaves it out of the result. */
  unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}
export interface Args {
  /** The positional arguments; numbers are left as text when `string` contains `"_"`. */
  _: (string | number)[];
  "--"?: string[];
  [name: string]: unknown;
}
export function parseArgs(args: readonly string[], options?: ParseOptions): Args;
