// Who has the turn keeps it as long as there are questions.

import { BrokenPipe, type Connection, EndOfPipe, wait } from "interleave/processes";
export function reply(question: string): string {
  return `${question}? ${question.length}!`;
}
export async function serve(clients: readonly Connection[]): Promise<number> {
  const here = new Set(clients);
  let answered = 0;
  while (here.size > 0) {
    for (const client of await wait(here)) {
      try {
        do {
          await client.send(reply(await client.recv() as string));
          answered++;
        } while (await client.poll());
      } catch (error) {
        if (!(error instanceof EndOfPipe || error instanceof BrokenPipe)) throw error;
        here.delete(client);
        client.close();
      }
    }
  }
  return answered;
}
