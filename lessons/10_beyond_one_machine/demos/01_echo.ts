// You will see: an echo server in another process, reached over TCP and over a Unix socket.
import type { Demo } from "../../../course/kit.ts";
import type { FullAddress } from "interleave/managers";
import { Process, SimpleQueue } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "an echo server",
  shows: ["K1"],
  needs: ["linux"],
  predict: {
    question: "A client has connected and says nothing. Another one comes. When is it served?",
    choices: { a: "at once", b: "when the silent one has gone" },
    answer: "a",
    because: "the server has a coroutine for each client, and each waits for its own only",
  },

  async run(): Promise<void> {
    const folder = Deno.makeTempDirSync({ prefix: "echo-" });
    using places = new SimpleQueue<FullAddress>();
    const args = [`${folder}/socket`, places] as const;
    const server = new Process({ module: import.meta.url, name: "server", target: serve, args });
    server.start();
    for (const where of [await places.get(), await places.get()]) {
      const name = where.transport === "unix" ? "the Unix socket" : `TCP port ${where.port}`;
      using _silent = await connect(where);
      using _span = span(name);
      const answer = await ask(where, `hello, ${name}`);
      say(`the echo: ${answer}`);
      claim(
        "it is what I sent, though a silent client was there first",
        answer === `hello, ${name}`,
      );
    }
    server.terminate();
    await server.join();
    await Deno.remove(folder, { recursive: true });
  },
};

/** What the server does: the same for both kinds, until it is ended. */
export async function serve(path: string, places: SimpleQueue<FullAddress>): Promise<void> {
  const listeners: Deno.Listener[] = [
    Deno.listen({ hostname: "127.0.0.1", port: 0 }), // the system chooses a port that is free
    Deno.listen({ transport: "unix", path }),
  ];
  await Promise.all(listeners.map(async (listener) => {
    await places.put(listener.addr as FullAddress);
    for await (const client of listener) {
      say("a client has come");
      echo(client); // not awaited: the next client may come meanwhile
    }
  }));
}

/** What comes in goes out, until the client says that this was all. */
async function echo(client: Deno.Conn): Promise<void> {
  await client.readable.pipeTo(client.writable).catch(() => {/* The client has gone. */});
}

/** Sends a text and the end; what comes back until the end. */
async function ask(where: FullAddress, text: string): Promise<string> {
  const connection = await connect(where);
  await connection.write(new TextEncoder().encode(text));
  await connection.closeWrite();
  return await new Response(connection.readable).text(); // closes the connection, too
}

function connect(where: FullAddress): Promise<Deno.TcpConn | Deno.UnixConn> {
  if (where.transport === "unix") return Deno.connect({ transport: "unix", path: where.path });
  return Deno.connect({ hostname: where.hostname, port: where.port });
}

if (import.meta.main) await demo.run();
