// Copies chunk by chunk with readers and writers.
export interface Result {
  readonly output: string;
  readonly ends: (number | Deno.Signal)[];
}

type Bytes = Uint8Array<ArrayBuffer>;

async function copy(from: AsyncIterable<Bytes>, to: WritableStream<Bytes>): Promise<void> {
  const writer = to.getWriter();
  try {
    // Leaving the loop early cancels what is read, and so closes that pipe.
    for await (const chunk of from) await writer.write(chunk);
    await writer.close();
  } catch {
    await writer.closed.catch(() => {});
  }
}

async function* encoded(text: string): AsyncGenerator<Bytes> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}

export async function pipeline(
  input: string,
  programs: readonly (readonly string[])[],
): Promise<Result> {
  let before: AsyncIterable<Bytes> = encoded(input);
  const copies: Promise<void>[] = [];
  const children: Deno.ChildProcess[] = [];
  for (const [name, ...args] of programs) {
    const child = new Deno.Command(name!, { args, stdin: "piped", stdout: "piped" }).spawn();
    copies.push(copy(before, child.stdin));
    children.push(child);
    before = child.stdout;
  }
  const decoder = new TextDecoder();
  let output = "";
  for await (const chunk of before) output += decoder.decode(chunk, { stream: true });
  await Promise.all(copies);
  const ends = await Promise.all(children.map(({ status }) => status));
  return { output, ends: ends.map(({ code, signal }) => signal ?? code) };
}
