/** How the tests of the timeline start a program of `fixtures/`. */
export function child(
  fixture: string,
  { args = [], flags = ["-A"], env = {} }: {
    args?: string[];
    flags?: string[];
    env?: Record<string, string>;
  } = {},
): Deno.Command {
  const file = new URL(`./fixtures/${fixture}.ts`, import.meta.url).href;
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-config", "--no-prompt", ...flags, file, ...args],
    env,
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  });
}

/** Runs it to its end; returns what it printed, without the line break at the end. */
export async function outputOf(command: Deno.Command): Promise<string> {
  const process = command.spawn();
  await process.stdin.close();
  return (await linesOf(process)).join("\n");
}

/** What it prints until its end. */
export async function linesOf(process: Deno.ChildProcess): Promise<string[]> {
  return new TextDecoder().decode((await process.output()).stdout).trimEnd().split("\n");
}

/** Starts it and waits until it says something. */
export async function spawnReady(command: Deno.Command): Promise<Deno.ChildProcess> {
  const process = command.spawn();
  const reader = process.stdout.getReader();
  await reader.read();
  await reader.cancel();
  return process;
}
