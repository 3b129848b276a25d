// Each client is asked in turn whether it has a question.

import { BrokenPipe, type Connection, EndOfPipe } from "interleave/processes";
export function reply(question: string): string {
  return `${question}? ${question.length}!`;
}
export async function serve(clients: readonly Connection[]): Promise<number> {
  const here = new Set(clients);
  let answered = 0;
  while (here.size > 0) {
    for (const client of [...here]) {
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
