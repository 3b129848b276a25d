// You will see: a wrong key is refused, the right one never travels, and a recording of it is no use.
import type { Demo } from "../../../course/kit.ts";
import { AuthenticationError, Manager, ManagerServer } from "interleave/managers";
import { claim, say } from "interleave/timeline";
import { Tap } from "./_tap.ts";

const hostname = "127.0.0.1";

export const demo: Demo = {
  title: "only with the key",
  shows: ["K2"],
  needs: ["linux"],
  predict: {
    question:
      "Somebody has recorded every byte of a good login and sends the same. Are they let in?",
    choices: { a: "yes", b: "no" },
    answer: "b",
    because: "the server asks a new question each time, and the old answer does not fit",
  },

  async run(): Promise<void> {
    const authKey = crypto.getRandomValues(new Uint8Array(32));
    const safe = { look: (): string => "a letter" };
    await using server = new ManagerServer({
      address: { transport: "tcp", hostname, port: 0 },
      authKey,
      expose: { safe },
    });
    const { port } = server.address as Deno.NetAddr;
    say(`a server with a key listens at port ${port}`);

    const wrong = authKey.with(0, authKey[0]! ^ 1); // one bit of 256 is different
    const refused = await look(port, wrong).catch((error: unknown) => error);
    claim("a wrong key is refused", refused instanceof AuthenticationError, refused);

    using tap = new Tap(port);
    const found = await look(tap.port, authKey);
    claim("with the right one I see what is there", found === "a letter", found);
    const { fromClient, fromServer } = tap;
    say(`somebody in the middle has heard ${fromClient.length} bytes of me`);
    claim("the key was not among them", !latin1(fromClient).includes(latin1(authKey)));

    const answer = await sendAll(port, fromClient);
    say(`they send the same: ${answer.length} bytes come back, not ${fromServer.length}`);
    const letIn = answer.length >= fromServer.length;
    claim("the server asks its question, and hangs up", answer.length > 0 && !letIn, answer);
    const same = latin1(answer) === latin1(fromServer.subarray(0, answer.length));
    claim("it was another question", !same);
  },
};

/** Connects with a key, and calls a method there. */
async function look(port: number, authKey: Uint8Array): Promise<string> {
  await using manager = await Manager.connect({
    address: { transport: "tcp", hostname, port },
    authKey,
  });
  const safe = await manager.find<{ look(): string }>("safe");
  return await safe.look();
}

/** Sends bytes, and gives all that comes back until the server hangs up. */
async function sendAll(port: number, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const connection = await Deno.connect({ hostname, port });
  const sent = new Blob([bytes]).stream().pipeTo(connection.writable, { preventClose: true });
  sent.catch(() => {/* It hangs up before it has heard all. */});
  const heard: number[] = [];
  try {
    for await (const part of connection.readable) heard.push(...part);
  } catch { /* It hung up on what it had not read. */ }
  return new Uint8Array(heard);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

if (import.meta.main) await demo.run();
