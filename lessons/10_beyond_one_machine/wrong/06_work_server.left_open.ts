// Returns without closing the connections of those who wait.

import { Queue } from "interleave/coroutines";
import type { Connection, Listener } from "interleave/processes";

/** What the server sends to a client that was let in. */
export type Order = { readonly job: number };
/** What the client sends back. */
export type Answer = { readonly result: number };

/** Whether a client has the key: it gets a question, and has to send what `prove()` gives. */
export async function admit(
  client: Connection,
  key: Uint8Array<ArrayBuffer>,
  signal?: AbortSignal,
): Promise<boolean> {
  const question = crypto.getRandomValues(new Uint8Array(32));
  await client.send(question);
  const answer = await client.recv({ signal });
  return `${answer}` === `${await prove(key, question)}`;
}

/** What only somebody with the key can say to this question. */
export async function prove(
  key: Uint8Array<ArrayBuffer>,
  question: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const secret = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", secret, question));
}

/** Has these jobs done by whoever comes and has the key; the results, in order. */
export async function serve(
  listener: Listener,
  key: Uint8Array<ArrayBuffer>,
  jobs: readonly number[],
): Promise<number[]> {
  const results: number[] = [];
  let missing = jobs.length;
  const todo = new Queue<number>();
  for (const place of jobs.keys()) await todo.put(place);
  const over = new AbortController();
  const { signal } = over;
  if (missing === 0) over.abort();

  async function attend(client: Connection): Promise<void> {
    if (!await admit(client, key, signal)) return client.close();
    for (;;) {
      const place = await todo.get({ signal });
      try {
        await client.send({ job: jobs[place]! } satisfies Order);
        results[place] = (await client.recv({ signal }) as Answer).result;
      } catch (error) {
        await todo.put(place);
        throw error;
      }
      if (--missing === 0) over.abort();
    }
  }

  const attended: Promise<void>[] = [];
  while (!signal.aborted) {
    try {
      const client = await listener.accept({ signal });
      attended.push(attend(client).catch(() => {}));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
  await Promise.all(attended);
  return results;
}
