import { assertSame, assertShown, Chance } from "interleave/checks";
import { echo } from "../exercises/01_frames.ts";
import { Wire } from "./_wire.ts";

const chance = new Chance();
/** Longer than what one read gives anywhere, so that its length needs more than one byte. */
const LONG = 3000;

/** Some texts: one is empty, one has letters of several bytes. */
function texts(): string[] {
  const any = (): string => String.fromCharCode(97 + chance.int(0, 25)).repeat(chance.int(1, 9));
  return chance.shuffled(["", "süß 🦕", any(), any()]);
}

/** The frames of texts. */
function framesOf(texts: readonly string[]): Uint8Array[] {
  return texts.map((text) => {
    const bytes = new TextEncoder().encode(text);
    const frame = new Uint8Array(4 + bytes.length);
    new DataView(frame.buffer).setUint32(0, bytes.length);
    frame.set(bytes, 4);
    return frame;
  });
}

/** All bytes of some parts. */
function joined(parts: readonly Uint8Array[]): number[] {
  return parts.flatMap((part) => [...part]);
}

function call(texts: readonly string[], how: string): string {
  const shown = texts.map((text) => text.length > 20 ? `${text.length} letters` : `"${text}"`);
  return `echo() of ${shown.join(", ")}; ${how}   (seed ${chance.seed})`;
}

/** Lets `echo()` answer, and compares what it has written with what was sent to it. */
async function assertEchoed(texts: readonly string[], wire: Wire, how: string): Promise<void> {
  const count = await echo(wire).catch((error: unknown) => `${error}`);
  const actual = { count, bytes: wire.written };
  assertSame(call(texts, how), actual, { count: texts.length, bytes: joined(framesOf(texts)) });
}

Deno.test("messages that come one by one are echoed", async () => {
  const some = chance.shuffled(["", "a", "bcd"]);
  await assertEchoed(some, new Wire(framesOf(some)), "each comes whole");
});

Deno.test("the length counts bytes, not letters", async () => {
  await assertEchoed(["süß 🦕"], new Wire(framesOf(["süß 🦕"])), "it comes whole");
});

Deno.test("messages that come byte by byte are echoed", async () => {
  const some = texts();
  const bytes = joined(framesOf(some)).map((byte) => new Uint8Array([byte]));
  await assertEchoed(some, new Wire(bytes), "each read gives one byte");
});

Deno.test("messages that come together are told apart", async () => {
  const some = texts();
  const all = new Uint8Array(joined(framesOf(some)));
  await assertEchoed(some, new Wire([all]), "one read could give all of them");
});

Deno.test("a message is written to its end, however little a write takes", async () => {
  const [room, long] = [chance.int(1, 3), "x".repeat(LONG)];
  const wire = new Wire(framesOf([long, "y"]), room);
  await assertEchoed([long, "y"], wire, `each write takes at most ${room} bytes`);
});

Deno.test("an end in the middle of a message is an error", async () => {
  const frame = framesOf(["abc"])[0]!;
  for (const length of [2, 4, 6]) {
    const end = await echo(new Wire([frame.subarray(0, length)])).catch((error: Error) => error);
    assertShown(end instanceof Error, {
      input: `echo() of "abc"; the other side ends after ${length} of ${frame.length} bytes`,
      expected: "an error",
      actual: `it returned ${end}`,
    });
  }
});

Deno.test("it serves over TCP", async () => {
  const some = texts();
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const client = await Deno.connect({ port: (listener.addr as Deno.NetAddr).port });
  using server = await listener.accept();
  const sent = new Uint8Array(joined(framesOf(some)));
  await client.write(sent);
  await client.closeWrite();
  await echo(server);
  await server.closeWrite();
  const heard = new Uint8Array(await new Response(client.readable).arrayBuffer());
  assertSame(call(some, "over a socket"), [...heard], [...sent]);
});
