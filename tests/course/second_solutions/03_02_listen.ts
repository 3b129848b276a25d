// Receives and waits for the children at the same time; asks with poll() before it receives.
import { type Connection, EndOfPipe, Pipe, Process } from "interleave/processes";

export interface Job {
  readonly door: string;
  readonly words: readonly string[];
}

export function tell(writer: Connection, { door, words }: Job): void {
  using file = Deno.openSync(door);
  file.lockSync();
  words.forEach((word) => writer.sendSync(word));
  writer.close();
}

export async function listen(jobs: readonly Job[]): Promise<string[]> {
  const [reader, writer] = Pipe();
  const module = import.meta.url;
  const children: Process[] = [];
  for (const job of jobs) {
    const child = new Process({ module, target: tell, args: [writer, job], start: "fork" });
    child.start();
    children.push(child);
  }
  writer.close();
  const [words] = await Promise.all([collect(reader), ...children.map((child) => child.join())]);
  return words;
}

async function collect(reader: Connection): Promise<string[]> {
  const words: string[] = [];
  while (await reader.poll({ timeout: 60_000 })) {
    try {
      words.push(reader.recvSync() as string);
    } catch (error) {
      if (error instanceof EndOfPipe) break;
      throw error;
    }
  }
  return words;
}
