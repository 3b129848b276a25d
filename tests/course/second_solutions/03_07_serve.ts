// A coroutine for each client, in place of one wait for all.
import { BrokenPipe, type Connection, EndOfPipe } from "interleave/processes";

export function reply(question: string): string {
  return `${question}? ${question.length}!`;
}

async function attend(client: Connection): Promise<number> {
  using _connection = client;
  for (let answered = 0;; answered++) {
    try {
      await client.send(reply(await client.recv() as string));
    } catch (error) {
      if (error instanceof EndOfPipe || error instanceof BrokenPipe) return answered;
      throw error;
    }
  }
}

export async function serve(clients: readonly Connection[]): Promise<number> {
  const counts = await Promise.all(clients.map(attend));
  return counts.reduce((sum, count) => sum + count, 0);
}
