/**
 * Until the last one has spoken
 *
 * Several children send words into one pipe. Collect all of them. Nobody says how many words there will
 * be: a child may send many, or be killed before it has sent any.
 *
 *     await listen([{ door, words: ["tea", "pot"] }, { door, words: ["soup"] }])
 *     // ["tea", "soup", "pot"]: each child's words in their order, those of others may be in between
 *
 * Try it: deno run -A --v8-flags=--single-threaded <this file>
 */
import { type Connection, EndOfPipe, Pipe, Process } from "interleave/processes";

/** What a child is to do: wait at its door, then send its words. */
export interface Job {
  readonly door: string;
  readonly words: readonly string[];
}

/** What each child does. */
export function tell(writer: Connection, { door, words }: Job): void {
  using file = Deno.openSync(door);
  file.lockSync();
  for (const word of words) writer.sendSync(word);
}

/** The words of all children. */
export async function listen(jobs: readonly Job[]): Promise<string[]> {
  const [reader, writer] = Pipe({ duplex: false });
  const children = jobs.map((job) =>
    new Process({ module: import.meta.url, target: tell, args: [writer, job], start: "fork" })
  );
  for (const child of children) child.start();
  // Who could send keeps the pipe open, and that is not what we want to do.
  writer.close();
  // The words are taken out before anybody is waited for: a child that finds the pipe full cannot end.
  const words: string[] = [];
  try {
    for (;;) words.push(await reader.recv() as string);
  } catch (error) {
    // The last one has gone. The system tells, so one that was killed has gone as well.
    if (!(error instanceof EndOfPipe)) throw error;
  }
  for (const child of children) await child.join();
  return words;
}

if (import.meta.main) {
  const door = "/dev/null"; // it has no lock
  console.log(await listen([{ door, words: ["tea", "pot"] }, { door, words: ["soup"] }]));
}
