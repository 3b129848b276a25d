/**
 * A server with several clients
 *
 * Each client has a connection of its own. The server answers whoever asks, with `reply()`, on the
 * connection on which it was asked. Clients ask when they like, and as often as they like; some never
 * ask, and some have a lot to ask at once. They go when they like, even before their answer has come.
 * None of that may hold up the others. When all have gone, `serve()` returns how many it has answered.
 *
 * `wait()` waits for several connections at once. Leave one thing aside: a client that does not take its
 * answers, until they find no room.
 */
import { type Connection, Pipe, Process, wait } from "interleave/processes";

/** The answer to a question. */
export function reply(question: string): string {
  return `${question}? ${question.length}!`;
}

/** Answers all clients until they have gone; how many answers it gave. */
export async function serve(clients: readonly Connection[]): Promise<number> {
  let answered = 0;
  // TODO: this answers each client once, in turn. Who has asked, and who has gone?
  for (const client of clients) {
    await wait([client]);
    await client.send(reply(await client.recv() as string));
    answered++;
  }
  return answered;
}

/** What a client does that is a process. */
export async function visit(connection: Connection, questions: readonly string[]): Promise<void> {
  for (const question of questions) {
    await connection.send(question);
    console.log(await connection.recv());
  }
}

if (import.meta.main) {
  const module = import.meta.url;
  const clients = [["tea", "soup"], [], ["rice"]].map((questions) => {
    const [ours, theirs] = Pipe();
    new Process({ module, target: visit, args: [theirs, questions] }).start();
    theirs.close();
    return ours;
  });
  console.log(await serve(clients));
}
