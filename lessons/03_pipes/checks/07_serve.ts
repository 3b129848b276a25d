import { assertSame, Chance } from "interleave/checks";
import { type Connection, Pipe } from "interleave/coroutines";
import { reply, serve } from "../exercises/07_serve.ts";

const chance = new Chance();

/** A server with some clients; the ends of the clients are here. */
class Scene {
  readonly clients: Connection[];
  readonly #serving: Promise<number>;
  /** What `serve()` came to, in words. */
  readonly #over: Promise<string>;

  constructor(clients: number, prepare: (clients: readonly Connection[]) => void = () => {}) {
    const pipes = Array.from({ length: clients }, () => Pipe());
    this.clients = pipes.map(([, client]) => client);
    prepare(this.clients);
    this.#serving = serve(pipes.map(([server]) => server));
    this.#over = this.#serving.then(
      (answered) => `no answer: serve() has returned ${answered}`,
      (error: unknown) => `no answer: serve() has thrown ${error}`,
    );
  }

  /** What a client receives next. */
  async next(client: number): Promise<unknown> {
    return await Promise.race([this.clients[client]!.recv(), this.#over]);
  }

  async ask(client: number, question: string): Promise<unknown> {
    await this.clients[client]!.send(question);
    return await this.next(client);
  }

  /** What `serve()` returns when all clients have gone. */
  async served(): Promise<number> {
    for (const client of this.clients) client.close();
    return await this.#serving;
  }
}

function question(): string {
  return ["tea", "soup", "rice", "bread"][chance.int(0, 3)]! + chance.int(1, 999);
}

Deno.test("each client gets the answers to its own questions", async () => {
  const scene = new Scene(3);
  const asked = scene.clients.map(() => [question(), question(), question()]);
  const answers = await Promise.all(asked.map(async (questions, n) => {
    const answers: unknown[] = [];
    for (const each of questions) answers.push(await scene.ask(n, each));
    return answers;
  }));
  const input = `3 clients ask ${asked.join(" | ")}   (seed ${chance.seed})`;
  assertSame(input, answers, asked.map((each) => each.map(reply)));
  assertSame(`${input}, and go`, await scene.served(), 9);
});

/** Asks as some of the clients, twice each; the message says what is special about it. */
async function askTwice(scene: Scene, clients: readonly number[], what: string): Promise<void> {
  for (const client of [...clients, ...clients]) {
    const text = question();
    const input = `${what}, client ${client} asks ${text}   (seed ${chance.seed})`;
    assertSame(input, await scene.ask(client, text), reply(text));
  }
}

Deno.test("a client that says nothing holds nobody up", async () => {
  const scene = new Scene(3);
  const [silent, ...others] = chance.shuffled([0, 1, 2]);
  await askTwice(scene, others, `client ${silent} is silent`);
  assertSame("4 questions, and all go", await scene.served(), 4);
});

Deno.test("a client that has gone holds nobody up", async () => {
  const scene = new Scene(3);
  const [gone, ...others] = chance.shuffled([0, 1, 2]);
  scene.clients[gone!]!.close();
  await askTwice(scene, others, `client ${gone} has gone`);
  assertSame("4 questions, and all go", await scene.served(), 4);
});

Deno.test("a client that goes without its answer does no harm", async () => {
  const [hasty, ...others] = chance.shuffled([0, 1, 2]);
  const scene = new Scene(3, (clients) => {
    void clients[hasty!]!.send("never mind");
    clients[hasty!]!.close();
  });
  await askTwice(scene, others, `client ${hasty} has asked and gone`);
  await scene.served();
});

Deno.test("a client with many questions does not keep the others waiting", async () => {
  const MANY = 100;
  // So long that the answers fill the pipe: whoever answers all of them first comes to a stop there.
  const long = "x".repeat(2000);
  for (const [busy, patient] of [[0, 1], [1, 0]] as const) {
    const scene = new Scene(2, (clients) => {
      for (let n = 0; n < MANY; n++) void clients[busy]!.send(long);
      void clients[patient]!.send("tea");
    });
    const input = `client ${busy} has asked ${MANY} questions and does not listen yet, ` +
      `client ${patient} has asked "tea"`;
    assertSame(input, await scene.next(patient), reply("tea"));
    for (let n = 0; n < MANY; n++) assertSame(input, await scene.next(busy), reply(long));
    await scene.served();
  }
});
