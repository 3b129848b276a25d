/**
 * A pipeline of programs
 *
 * Do what a shell does for `sort | uniq -c`: start all programs, let the output of each be the input of
 * the next, write the text into the first, and read what the last one prints. Tell also how each ended:
 * its exit code, or the signal that ended it.
 *
 *     await pipeline("tea\nsoup\ntea\n", [["sort"], ["uniq", "-c"]])
 *     // { output: "      1 soup\n      2 tea\n", ends: [0, 0] }
 *
 * A program may stop reading before all is read, as `head` does. Whoever writes to it then is ended by
 * the system, and that is no failure of the pipeline.
 */

/** What a pipeline gave. */
export interface Result {
  readonly output: string;
  /** Of each program. */
  readonly ends: (number | Deno.Signal)[];
}

/** Starts a program with pipes at both ends. */
function start([name, ...args]: readonly string[]): Deno.ChildProcess {
  return new Deno.Command(name!, { args, stdin: "piped", stdout: "piped" }).spawn();
}

/** How a program ended. */
async function endOf(program: Deno.ChildProcess): Promise<number | Deno.Signal> {
  const { code, signal } = await program.status;
  return signal ?? code;
}

/** Runs the programs, each with the output of the one before. */
export async function pipeline(
  input: string,
  programs: readonly (readonly string[])[],
): Promise<Result> {
  const started = programs.map(start);
  // TODO: nobody carries anything from one program to the next; and when has the first read it all?
  const writer = started[0]!.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input));
  const output = await new Response(started.at(-1)!.stdout).text();
  const ends: (number | Deno.Signal)[] = [];
  for (const program of started) ends.push(await endOf(program));
  return { output, ends };
}

if (import.meta.main) console.log(await pipeline("tea\nsoup\ntea\n", [["sort"], ["uniq", "-c"]]));
