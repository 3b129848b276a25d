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

/** Carries bytes to their end, and closes what they went into: that is the end of the next input. */
async function carry(
  from: ReadableStream<Uint8Array<ArrayBuffer>>,
  to: WritableStream<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  try {
    // If the one who reads has gone, this stops reading as well: so the one who writes is told, too.
    await from.pipeTo(to);
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}

/** Runs the programs, each with the output of the one before. */
export async function pipeline(
  input: string,
  programs: readonly (readonly string[])[],
): Promise<Result> {
  const started = programs.map(start);
  // All of this goes on at the same time. One after the other, a pipe would get full and stay so.
  const carried = [
    carry(ReadableStream.from([new TextEncoder().encode(input)]), started[0]!.stdin),
    ...started.slice(1).map((next, n) => carry(started[n]!.stdout, next.stdin)),
  ];
  const output = await new Response(started.at(-1)!.stdout).text();
  await Promise.all(carried);
  const ends: (number | Deno.Signal)[] = [];
  for (const program of started) ends.push(await endOf(program));
  return { output, ends };
}

if (import.meta.main) console.log(await pipeline("tea\nsoup\ntea\n", [["sort"], ["uniq", "-c"]]));
