import "./open_libc.ts";

/** How a small program that a test has run ended. */
export interface ProgramEnd {
  readonly code: number;
  readonly signal: Deno.Signal | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What to run it with. */
export interface ProgramOptions {
  readonly args?: readonly string[];
  /** Flags of `deno run` instead of `-A`. */
  readonly flags?: readonly string[];
  /** Whether it calls `fork()`. */
  readonly forks?: boolean;
  /** Environment variables beside those of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long it may take, in milliseconds; then it is killed. */
  readonly deadline?: number;
}

/** Runs a program of `tests/` to its end and gives what it printed. */
export async function runProgram(
  base: string,
  path: string,
  options: ProgramOptions = {},
): Promise<ProgramEnd> {
  const { args = [], env = {}, flags = ["-A"], forks = false, deadline = 30_000 } = options;
  const output = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      ...flags,
      ...(forks ? ["--v8-flags=--single-threaded"] : []),
      new URL(path, base).href,
      ...args,
    ],
    env: { NO_COLOR: "1", ...env },
    signal: AbortSignal.timeout(deadline),
  }).output();
  const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  return { ...output, stdout: decode(output.stdout), stderr: decode(output.stderr) };
}
