// You will see: a socket at a path: both ways, for as many as come; and what a stream of bytes is.
import type { Demo } from "../../../course/kit.ts";
import { Client, Listener, Process } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "a socket at a path",
  shows: ["D5"],
  needs: ["linux"],
  predict: {
    question:
      "One side writes `ab`, then `cd` into a socket. After that the other one reads. It gets …",
    choices: { a: "ab, then cd", b: "abcd at once" },
    answer: "b",
    because: "the system carries bytes; where a message ends is for the two to agree upon",
  },

  async run(): Promise<void> {
    const folder = Deno.makeTempDirSync({ prefix: "pipes-" });
    try {
      await bytes(`${folder}/raw`);
      await messages(`${folder}/desk`);
    } finally {
      Deno.removeSync(folder, { recursive: true });
    }
  },
};

/** The system's own: no messages, just bytes. */
async function bytes(path: string): Promise<void> {
  using listener = Deno.listen({ transport: "unix", path });
  claim("the system lists a socket there", Deno.lstatSync(path).isSocket === true);
  using a = await Deno.connect({ transport: "unix", path });
  using b = await listener.accept();
  await a.write(new TextEncoder().encode("ab"));
  await a.write(new TextEncoder().encode("cd"));
  const buffer = new Uint8Array(100);
  const text = new TextDecoder().decode(buffer.subarray(0, await b.read(buffer) ?? 0));
  say(`two writes, ab and cd; one read, ${text}`);
  claim("where the first ended is not to be seen", text === "abcd", text);
}

/** The library's: messages again, over the same kind of socket. */
async function messages(path: string): Promise<void> {
  using listener = new Listener({ path });
  const guests = ["Ada", "Bob"].map((name) =>
    new Process({ module: import.meta.url, name, target: visit, args: [path, name] })
  );
  for (const guest of guests) guest.start();
  const heard: unknown[] = [];
  for (const _ of guests) {
    using connection = await listener.accept(); // a connection for each
    const name = await connection.recv();
    heard.push(name, await connection.recv());
    say(`${name} is here`);
    await connection.send(`hello ${name}`);
  }
  for (const guest of guests) await guest.join();
  const sorted = heard.toSorted();
  claim("both came, with two messages each", sorted.join() === "Ada,Bob,cd,cd", heard);
  const codes = guests.map(({ exitCode }) => exitCode);
  claim("each was greeted by its own name", codes.join() === "0,0", codes);
}

/** What a guest does: all that it knows is the path. */
export async function visit(path: string, name: string): Promise<void> {
  using _span = span("visits");
  using connection = await Client({ path });
  await connection.send(name);
  await connection.send("cd");
  const greeting = await connection.recv();
  if (greeting !== `hello ${name}`) throw new Error(`expected a hello, got ${greeting}`);
}

if (import.meta.main) await demo.run();
