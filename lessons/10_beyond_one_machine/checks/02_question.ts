import { assertSame, assertShown } from "interleave/checks";
import { type Connection, Pipe } from "interleave/coroutines";
import { admit, introduce, type Talk } from "../exercises/02_question.ts";

type Key = Uint8Array<ArrayBuffer>;

function newKey(): Key {
  return crypto.getRandomValues(new Uint8Array(32));
}

/** A talk, and what both sides said to it. */
interface Heard {
  /** Whether the server has let the client in, as each of them says. */
  readonly server: boolean;
  readonly client: boolean;
  /** What each side has sent, in order. */
  readonly fromClient: readonly Key[];
  readonly fromServer: readonly Key[];
}

/** Lets a server and a client talk, with somebody in the middle who hears all of it. */
async function talk(serverKey: Key, client: (server: Talk) => Promise<boolean>): Promise<Heard> {
  const [here, there] = Pipe();
  const fromServer: Key[] = [];
  const fromClient: Key[] = [];
  const [atServer, atClient] = await Promise.all([
    outcome(here, admit(overheard(here, fromServer), serverKey)),
    outcome(there, client(overheard(there, fromClient))),
  ]);
  return { server: atServer, client: atClient, fromClient, fromServer };
}

/** A side that fails has not let anybody in, or was not; who comes to its end hangs up. */
async function outcome(side: Connection, talk: Promise<boolean>): Promise<boolean> {
  using _hangsUp = side;
  return await talk.catch(() => false);
}

/** The same connection, and a copy of what is sent there. */
function overheard(side: Connection, notes: Key[]): Talk {
  return {
    recvBytes: (...args) => side.recvBytes(...args),
    sendBytes(bytes, options): Promise<void> {
      const view = ArrayBuffer.isView(bytes)
        ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        : new Uint8Array(bytes);
      notes.push(new Uint8Array(view));
      return side.sendBytes(bytes, options);
    },
  };
}

/** Somebody without the key: sends these messages, one after the other, whatever is asked. */
function say(messages: readonly Key[]): (server: Talk) => Promise<boolean> {
  return async (server) => {
    for (const message of messages) await server.sendBytes(message);
    for (;;) await server.recvBytes(); // until the server hangs up
  };
}

function text(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

Deno.test("who has the key is let in, and hears it", async () => {
  const key = newKey();
  const { server, client } = await talk(key, (server) => introduce(server, key));
  assertSame("both have the key", { server, client }, { server: true, client: true });
});

Deno.test("who has another key is not", async () => {
  const key = newKey();
  for (const other of [newKey(), key.with(31, key[31]! ^ 1)]) {
    const { server, client } = await talk(key, (server) => introduce(server, other));
    assertSame("the keys differ", { server, client }, { server: false, client: false });
  }
});

Deno.test("the key does not travel", async () => {
  const key = newKey();
  const { fromClient, fromServer } = await talk(key, (server) => introduce(server, key));
  for (const [who, said] of [["client", fromClient], ["server", fromServer]] as const) {
    assertShown(!said.some((message) => text(message).includes(text(key))), {
      input: "both have the key, and somebody listens",
      expected: "the key is in no message",
      actual: `the ${who} has sent it`,
    });
  }
});

Deno.test("what was heard yesterday opens nothing today", async () => {
  const key = newKey();
  const { fromClient } = await talk(key, (server) => introduce(server, key));
  const { server } = await talk(key, say(fromClient));
  assertShown(!server, {
    input: `the ${fromClient.length} messages of a client that was let in, sent once more`,
    expected: "they are refused",
    actual: "they are let in",
  });
});

Deno.test("an answer that says nothing opens nothing", async () => {
  for (const length of [0, 1, 32]) {
    const message = new Uint8Array(length);
    const { server } = await talk(newKey(), say([message, message]));
    assertShown(!server, {
      input: `messages of ${length} bytes, all of them 0`,
      expected: "they are refused",
      actual: "they are let in",
    });
  }
});
