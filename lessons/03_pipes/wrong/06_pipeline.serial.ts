// Each program is waited for before the next one begins.

export interface Result {
  readonly output: string;
  readonly ends: (number | Deno.Signal)[];
}
function start([name, ...args]: readonly string[]): Deno.ChildProcess {
  return new Deno.Command(name!, { args, stdin: "piped", stdout: "piped" }).spawn();
}
async function endOf(program: Deno.ChildProcess): Promise<number | Deno.Signal> {
  const { code, signal } = await program.status;
  return signal ?? code;
}
export async function pipeline(
  input: string,
  programs: readonly (readonly string[])[],
): Promise<Result> {
  let bytes = new TextEncoder().encode(input);
  const ends: (number | Deno.Signal)[] = [];
  for (const program of programs) {
    const child = start(program);
    const writing = ReadableStream.from([bytes]).pipeTo(child.stdin).catch(() => {});
    bytes = new Uint8Array(await new Response(child.stdout).arrayBuffer());
    await writing;
    ends.push(await endOf(child));
  }
  return { output: new TextDecoder().decode(bytes), ends };
}
