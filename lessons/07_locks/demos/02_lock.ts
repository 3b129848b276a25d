// You will see: two that fill one list, each of them all at once, among threads and among processes.
import type { Demo } from "../../../course/kit.ts";
import { rest } from "interleave/evidence";
import { InvalidStateError } from "interleave/processes";
import * as processes from "interleave/processes";
import * as threads from "interleave/threads";
import { claim, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";
import { finish } from "./_finish.ts";

const module = import.meta.url;
/** How many entries each of the two makes. */
const ENTRIES = 5;
/** The first element says how many entries there are. */
const LENGTH = 1 + 2 * ENTRIES;

export const demo: Demo = {
  title: "one after the other",
  shows: ["H2"],
  needs: ["linux"],

  async run(): Promise<void> {
    const amongThreads = new threads.SharedArray("int32", LENGTH);
    const [threadLock, threadStart] = [new threads.Lock(), new threads.Barrier(2)];
    await finish([1, 2].map((who) => {
      const args = [amongThreads, threadLock, who, threadStart] as const;
      return new threads.Thread({ module, name: `thread ${who}`, target: fill, args });
    }));
    judge("threads", amongThreads.slice());

    const amongProcesses = new processes.SharedArray("int32", LENGTH);
    const [processLock, processStart] = [new processes.Lock(), new processes.Barrier(2)];
    await finish([1, 2].map((who) => {
      const args = [amongProcesses, processLock, who, processStart] as const;
      return new processes.Process({ module, name: `process ${who}`, target: fill, args });
    }));
    judge("processes", amongProcesses.slice());

    const lock = new threads.Lock();
    lock.acquireSync();
    claim("tryAcquire() does not wait for what is taken", !lock.tryAcquire());
    claim("acquireSync() gives up when its time is up", !lock.acquireSync({ timeout: 20 }));
    lock.release();
    const error = errorOf(() => lock.release());
    claim("nobody can release what nobody has", error instanceof InvalidStateError, error);
  },
};

/** Makes all entries; each one is made in several steps. */
export function fill(
  list: { get(index: number): number; set(index: number, value: number): void },
  lock: { holdSync(): Disposable },
  who: number,
  start: { waitSync(): number },
): void {
  start.waitSync(); // so that both are there
  using _held = lock.holdSync();
  using _span = span("fills");
  for (let n = 0; n < ENTRIES; n++) {
    const next = list.get(0) + 1;
    rest(15); // time enough for somebody else
    list.set(next, who);
    list.set(0, next);
  }
}

function judge(world: string, [count, ...entries]: readonly number[]): void {
  say(`${world}: ${count} entries, ${entries.join(" ")}`);
  const changes = entries.filter((who, n) => n > 0 && who !== entries[n - 1]).length;
  claim(`${world}: no entry is lost`, entries.every((who) => who > 0), entries);
  claim(`${world}: one wholly before the other`, changes === 1, entries);
}

if (import.meta.main) await demo.run();
