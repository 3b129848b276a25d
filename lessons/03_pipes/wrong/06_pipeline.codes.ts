// A program that was ended by a signal has an exit code as well.

export interface Result {
  readonly output: string;
  readonly ends: (number | Deno.Signal)[];
}
function start([name, ...args]: readonly string[]): Deno.ChildProcess {
  return new Deno.Command(name!, { args, stdin: "piped", stdout: "piped" }).spawn();
}
async function endOf(program: Deno.ChildProcess): Promise<number | Deno.Signal> {
  return (await program.status).code;
}
async function carry(
  from: ReadableStream<Uint8Array<ArrayBuffer>>,
  to: WritableStream<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  try {
    await from.pipeTo(to);
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}
export async function pipeline(
  input: string,
  programs: readonly (readonly string[])[],
): Promise<Result> {
  const started = programs.map(start);
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
