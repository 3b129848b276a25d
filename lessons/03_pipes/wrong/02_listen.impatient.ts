// A moment of silence is taken for the end.

import { type Connection, EndOfPipe, Pipe, Process } from "interleave/processes";
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
  while (reader.pollSync({ timeout: 50 })) {
    try {
      words.push(reader.recvSync() as string);
    } catch (error) {
      if (error instanceof EndOfPipe) break;
      throw error;
    }
  }
  for (const child of children) await child.join();
  return words;
}
