import { type Queue, QueueEmpty } from "interleave/processes";
import { say, span } from "interleave/timeline";
import type { Page } from "../_download.ts";

/** Saves each page that comes, and ends when none has come for a while. */
export function save(pages: Queue<Page | null>, folder: string, patience: number): void {
  using _span = span("saves");
  for (;;) {
    let page: Page | null;
    try {
      page = pages.getSync({ timeout: patience });
    } catch (error) {
      if (!(error instanceof QueueEmpty)) throw error;
      return say("no more, I think");
    }
    if (page === null) return;
    Deno.writeTextFileSync(`${folder}/${page.name}`, page.text);
    say(`I saved ${page.name}`);
  }
}
