// You will see: threads that begin later, one that is called off, and others that are asked to end.
import type { Demo } from "../../../course/kit.ts";
import { until } from "interleave/evidence";
import { CancelledError, currentThread, Event, Thread, Timer } from "interleave/threads";
import { claim, formatDuration, say, span } from "interleave/timeline";

const module = import.meta.url;

export const demo: Demo = {
  title: "later, and no more",
  shows: ["I1"],

  async run(): Promise<void> {
    const at = new Float64Array(new SharedArrayBuffer(16));
    const [egg, tea] = ([["egg", 60], ["tea", 60_000]] as const).map(([name, interval], place) =>
      new Timer({ module, name, interval, target: ring, args: [at, place] })
    ) as [Timer<typeof ring>, Timer<typeof ring>];
    const began = now();
    egg.start();
    tea.start();
    claim("a timer is a thread that waits", tea.isAlive() && at[1] === 0, at);
    until("the egg", () => at[0] !== 0); // blocks this thread, which is nothing to the timer
    say(`egg rang after ${formatDuration(at[0]! - began)}`);
    claim("not before its time", Math.round(at[0]! - began) >= 60, at[0]! - began);
    tea.cancel();
    await tea.join();
    claim("what is called off in time never rings", at[1] === 0, at);

    const [begun, never] = [new Event(), new Event()];
    const notes = new Int32Array(new SharedArrayBuffer(4));
    const busy = new Thread({ module, name: "busy", target: compute, args: [begun, notes] });
    busy.start();
    await begun.wait();
    say("busy: please stop");
    busy.cancel();
    await busy.join();
    claim("it looked, and stopped by itself", notes[0]! > 0 && busy.error === null, notes);

    const idle = new Thread({ module, name: "idle", target: wait, args: [never, notes] });
    idle.start();
    say("idle: please stop");
    idle.cancel();
    await idle.join();
    claim("a wait that blocked was ended", notes[0] === -1 && idle.error === null, notes);
  },
};

/** What a timer does: writes the time into its place. */
export function ring(at: Float64Array, place: number): void {
  at[place] = now();
  say("rings");
}

/** Computes until it is asked to end. */
export function compute(begun: Event, steps: Int32Array): void {
  using _span = span("computes");
  do {
    steps[0]!++;
    begun.set();
  } while (!currentThread().cancelled);
}

/** Waits for what never comes. */
export function wait(never: Event, notes: Int32Array): void {
  try {
    never.waitSync();
  } catch (error) {
    if (error instanceof CancelledError) notes[0] = -1; // time to tidy up
    throw error;
  }
}

/** One clock for all threads, in milliseconds. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

if (import.meta.main) await demo.run();
