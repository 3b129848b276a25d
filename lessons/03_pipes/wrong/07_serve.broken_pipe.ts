// Somebody who has gone before the answer came brings it all down.

import { type Connection, EndOfPipe, wait } from "interleave/processes";
export function reply(question: string): string {
  return `${question}? ${question.length}!`;
}
export async function serve(clients: readonly Connection[]): Promise<number> {
  const here = new Set(clients);
  let answered = 0;
  while (here.size > 0) {
    for (const client of await wait(here)) {
      try {
        await client.send(reply(await client.recv() as string));
        answered++;
      } catch (error) {
        if (!(error instanceof EndOfPipe)) throw error;
        here.delete(client);
        client.close();
      }
    }
  }
  return answered;
}
