import type { Queue } from "interleave/processes";
import { say, span } from "interleave/timeline";
import type { Page } from "../_download.ts";

/** Saves each page that comes, and ends when it is told that there are no more. */
export function save(pages: Queue<Page | null>, folder: string, _patience: number): void {
  using _span = span("saves");
  for (;;) {
    const page = pages.getSync();
    if (page === null) return say("that was the last one");
    Deno.writeTextFileSync(`${folder}/${page.name}`, page.text);
    say(`I saved ${page.name}`);
  }
}
