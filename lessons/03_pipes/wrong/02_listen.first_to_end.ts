// The end of one child is taken for the end of all.

import { type Connection, Pipe, Process } from "interleave/processes";
export interface Job {
  readonly door: string;
  readonly words: readonly string[];
}
export function tell(writer: Connection, { door, words }: Job): void {
  using file = Deno.openSync(door);
  file.lockSync();
  for (const word of words) writer.sendSync(word);
}
export async function listen(jobs: readonly Job[]): Promise<string[]> {
  const [reader, writer] = Pipe({ duplex: false });
  const children = jobs.map((job) =>
    new Process({ module: import.meta.url, target: tell, args: [writer, job], start: "fork" })
  );
  for (const child of children) child.start();
  writer.close();
  const words: string[] = [];
  await Promise.race(children.map((child) => child.join()));
  while (reader.pollSync()) words.push(reader.recvSync() as string);
  for (const child of children) await child.join();
  return words;
}
