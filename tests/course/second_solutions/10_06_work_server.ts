// Without a queue: an array, and whoever finds it empty waits for a promise that each change settles.
import type { Connection, Listener } from "interleave/processes";

export type Order = { readonly job: number };
export type Answer = { readonly result: number };

export async function admit(client: Connection, key: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const question = crypto.getRandomValues(new Uint8Array(20));
  await client.send(question);
  const answer = await client.recv();
  const expected = await prove(key, question);
  return answer instanceof Uint8Array && answer.length === expected.length &&
    answer.every((byte, i) => byte === expected[i]);
}

export async function prove(
  key: Uint8Array<ArrayBuffer>,
  question: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const secret = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", secret, question));
}

export async function serve(
  listener: Listener,
  key: Uint8Array<ArrayBuffer>,
  jobs: readonly number[],
): Promise<number[]> {
  const results = new Map<number, number>();
  const free = [...jobs.keys()];
  const clients = new Set<Connection>();
  let changed = Promise.withResolvers<void>();
  const change = (): void => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const isDone = (): boolean => results.size === jobs.length;

  const attend = async (client: Connection): Promise<void> => {
    let mine: number | undefined;
    try {
      if (!await admit(client, key)) return;
      while (!isDone()) {
        mine = free.shift();
        if (mine === undefined) {
          await changed.promise;
          continue;
        }
        await client.send({ job: jobs[mine]! });
        const { result } = await client.recv() as Answer;
        results.set(mine, result);
        mine = undefined;
        change();
      }
    } catch {
      if (mine !== undefined) free.unshift(mine);
      change();
    } finally {
      client.close();
      clients.delete(client);
    }
  };

  while (!isDone()) {
    const stop = new AbortController();
    const coming = listener.accept({ signal: stop.signal }).catch(() => null);
    const client = await Promise.race([coming, changed.promise]);
    stop.abort();
    const found = client ?? await coming;
    if (!found) continue;
    clients.add(found);
    void attend(found);
  }
  for (const client of clients) client.close();
  return jobs.map((_, place) => results.get(place)!);
}
