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
import { type Connection, Pipe, Process } from "interleave/processes";

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
  const words: string[] = [];
  // TODO: this is one word of one child. How do you notice that nobody is left who could send?
  words.push(await reader.recv() as string);
  for (const child of children) await child.join();
  return words;
}

if (import.meta.main) {
  const door = "/dev/null"; // it has no lock
  console.log(await listen([{ door, words: ["tea", "pot"] }, { door, words: ["soup"] }]));
}
