// It waits until all of them have something to say.

import { BrokenPipe, type Connection, EndOfPipe, wait } from "interleave/processes";
export function reply(question: string): string {
  return `${question}? ${question.length}!`;
}
async function all(here: Iterable<Connection>): Promise<Connection[]> {
  for (const client of here) await wait([client]);
  return [...here];
}

export async function serve(clients: readonly Connection[]): Promise<number> {
  const here = new Set(clients);
  let answered = 0;
  while (here.size > 0) {
    for (const client of await all(here)) {
      try {
        await client.send(reply(await client.recv() as string));
        answered++;
      } catch (error) {
        if (!(error instanceof EndOfPipe || error instanceof BrokenPipe)) throw error;
        here.delete(client);
        client.close();
      }
    }
  }
  return answered;
}
