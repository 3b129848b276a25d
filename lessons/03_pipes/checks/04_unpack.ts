import { assertSame, Chance } from "interleave/checks";
import { unpack } from "../exercises/04_unpack.ts";

const chance = new Chance();

/** Our own, as the learner's may have been changed. */
function packed(messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const parts = messages.flatMap((message) => [
    ...new Uint8Array([0, 0, message.length >> 8, message.length & 255]),
    ...message,
  ]);
  return Uint8Array.from(parts);
}

/** Some messages; one is empty, and one longer than 255 bytes. */
function messages(): Uint8Array[] {
  const lengths = chance.shuffled([0, chance.int(1, 9), chance.int(300, 400), chance.int(1, 5)]);
  return lengths.map((length) => Uint8Array.from({ length }, () => chance.int(0, 255)));
}

/** The same bytes in chunks of up to `most`. */
function* cut(bytes: Uint8Array, most: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length;) {
    const to = from + chance.int(1, most);
    yield bytes.subarray(from, to);
    from = to;
  }
}

async function* stream(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

/** More messages are in no stream here. */
const MOST = 12;

/** All messages in words; the error at last, if there was one. */
async function collected(unpacked: AsyncIterable<Uint8Array>): Promise<string[]> {
  const found: string[] = [];
  try {
    for await (const message of unpacked) {
      if (found.push(inWords(message)) === MOST) break;
    }
  } catch (error) {
    found.push(error instanceof Error ? error.name : `${error}`);
  }
  return found;
}

function inWords(message: Uint8Array): string {
  const sum = message.reduce((sum, byte, n) => (sum + byte * (n + 1)) % 65_521, 0);
  return `${message.length} bytes: ${[...message.subarray(0, 3)].join(" ")}… (sum ${sum})`;
}

const CUTS = { "one byte each": 1, "all at once": Infinity, "up to 3 bytes": 3, "up to 50": 50 };
for (const [size, most] of Object.entries(CUTS)) {
  Deno.test(`cut into chunks (${size}), the messages are the same`, async () => {
    const all = messages();
    const chunks = most === Infinity ? [packed(all)] : [...cut(packed(all), most)];
    const lengths = chunks.map(({ length }) => length);
    const more = lengths.length > 10 ? ", …" : "";
    const input = `chunks of ${
      lengths.slice(0, 10).join(", ")
    }${more} bytes   (seed ${chance.seed})`;
    assertSame(input, await collected(unpack(stream(chunks))), all.map(inWords));
  });
}

Deno.test("a message is there as soon as its last byte is", async () => {
  const [first, second] = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)];
  const { promise: asked, resolve } = Promise.withResolvers<"it asks for more">();
  const never = new Promise<never>(() => {});
  async function* slow(): AsyncGenerator<Uint8Array> {
    yield packed([first, second]);
    resolve("it asks for more");
    yield await never;
  }
  const unpacked = unpack(slow());
  for (const message of [first, second]) {
    const next = await Promise.race([unpacked.next(), asked]);
    const actual = typeof next === "string" ? next : inWords(next.value);
    assertSame("a chunk with two messages, and then nothing for long", actual, inWords(message));
  }
});

Deno.test("a stream that ends in the middle of a message is an error", async () => {
  const bytes = packed([Uint8Array.of(1, 2), Uint8Array.of(3, 4, 5)]);
  for (let length = 0; length < bytes.length; length++) {
    const isWhole = length === 0 || length === 6;
    const got = (await collected(unpack(stream([bytes.subarray(0, length)])))).at(-1);
    const expected = isWhole
      ? length === 0 ? undefined : inWords(bytes.subarray(4, 6))
      : "UnexpectedEof";
    assertSame(`the first ${length} bytes of ${bytes.join(" ")}`, got, expected);
  }
});

Deno.test("messages come through real programs and their pipes", async () => {
  const all = [...messages(), new Uint8Array(60_000).fill(7), ...messages()];
  const start = (): Deno.ChildProcess =>
    new Deno.Command("cat", { stdin: "piped", stdout: "piped" }).spawn();
  const [first, second] = [start(), start()];
  const between = first.stdout.pipeTo(second.stdin);
  const writer = first.stdin.getWriter();
  const writing = (async (): Promise<void> => {
    for (const chunk of cut(packed(all), 5000)) await writer.write(Uint8Array.from(chunk));
    await writer.close();
  })();
  try {
    const got = await collected(unpack(second.stdout));
    assertSame(`messages through cat | cat   (seed ${chance.seed})`, got, all.map(inWords));
  } finally {
    for (const each of [first, second]) stop(each);
    await Promise.allSettled([between, writing, first.status, second.status]);
  }
});

function stop(child: Deno.ChildProcess): void {
  try {
    child.kill("SIGKILL");
  } catch {
    // It has ended.
  }
}
