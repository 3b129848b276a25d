/**
 * A work server
 *
 * The server has jobs, and does none of them. Clients come over a socket, show that they have the key,
 * and do one job after the other. Any client may die at any moment, and no job may be lost.
 *
 * - `admit()` tells whether a client has the key. Who has not is closed at once, and gets no job. Who
 *   says nothing at all holds up nobody.
 * - To a client that was let in send `{ job }`, receive `{ result }`, and so on. All clients work at the
 *   same time.
 * - If the connection of a client ends while it has a job, another client gets that job: also one that is
 *   there already, and for which there was nothing to do.
 * - When all results are there, all connections are closed, and `serve()` returns the results in the order
 *   of the jobs. The listener stays open; it is the caller's.
 *
 * `recv()`, `accept()`, and `get()` of a queue take a `signal`: when it is aborted, they throw.
 * `send()` and `recv()` throw when the other side has gone.
 */
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
  // Places of jobs that nobody has. Who finds it empty waits: a job may come back.
  const todo = new Queue<number>();
  for (const place of jobs.keys()) await todo.put(place);
  /** Ends all waits when the last result is there. */
  const over = new AbortController();
  const { signal } = over;
  if (missing === 0) over.abort();

  /** Serves one client until it goes, or all is done. */
  async function attend(client: Connection): Promise<void> {
    using _closed = client; // however this ends
    if (!await admit(client, key, signal)) return;
    for (;;) {
      const place = await todo.get({ signal });
      try {
        await client.send({ job: jobs[place]! } satisfies Order);
        results[place] = (await client.recv({ signal }) as Answer).result;
      } catch (error) {
        // It may have done the job or not: nobody knows. It has to be done, so another one does it.
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
      // Not awaited here: the next client may come at once. What ends one client ends no other.
      attended.push(attend(client).catch(() => {}));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
  await Promise.all(attended); // all connections are closed
  return results;
}
