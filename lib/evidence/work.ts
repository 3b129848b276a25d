import type { TimelineEvent } from "../timeline/event.ts";
import { type Lane, lanesOf } from "../timeline/lanes.ts";

/** A piece of work: by whom, from when until when, in milliseconds since 1970. */
export interface Work {
  readonly worker: string;
  readonly from: number;
  readonly until: number;
}

/**
 * All spans, and all marks, of one name: a mark lasts no time.
 *
 * @param events Of a recording or of a witness.
 * @param text The name.
 * @returns Earliest first.
 */
export function workOf(events: readonly TimelineEvent[], text: string): Work[] {
  const lanes = lanesOf(events);
  return lanes
    .flatMap((lane) => {
      const worker = nameOf(lane, lanes);
      return [
        ...lane.spans.filter((span) => span.text === text)
          .map(({ from, until }) => ({ worker, from, until })),
        ...lane.marks.filter((mark) => mark.text === text)
          .map(({ at }) => ({ worker, from: at, until: at })),
      ];
    })
    .sort((a, b) => a.from - b.from);
}

/** Names repeat (each process has a `main`); then the pid tells them apart. */
function nameOf({ name, pid }: Lane, lanes: readonly Lane[]): string {
  return lanes.filter((lane) => lane.name === name).length > 1 ? `${name} (pid ${pid})` : name;
}
