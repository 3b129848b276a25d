import type { Queue } from "interleave/processes";
import { say, span } from "interleave/timeline";

/** What was downloaded. */
export interface Page {
  readonly name: string;
  readonly text: string;
}

/** Gets each page from the server and hands it on; in the end `null`: there are no more. */
export async function download(
  server: string,
  names: readonly string[],
  pages: Queue<Page | null>,
): Promise<void> {
  using _span = span("downloads");
  for (const name of names) {
    const text = await (await fetch(`${server}/${name}`)).text();
    say(`I got ${name}`);
    await pages.put({ name, text });
  }
  await pages.put(null);
}
