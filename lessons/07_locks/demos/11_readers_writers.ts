// You will see: readers who read together, a writer who is alone, and how that writer can starve.
import type { Demo } from "../../../course/kit.ts";
import { until } from "interleave/evidence";
import { Barrier, Thread } from "interleave/threads";
import { claim, say } from "interleave/timeline";
import { finish } from "./_finish.ts";
import { makeTimetable, read, startReading, stopReading, write } from "./_readers_first.ts";

const module = import.meta.resolve("./_readers_first.ts");
const READERS = 3;
/** How many readers come while the writer waits. */
const MORE = 1000;

export const demo: Demo = {
  title: "many readers, one writer",
  shows: ["H9"],
  predict: {
    question:
      "Readers come in whenever somebody reads, and they come all the time. And the writer?",
    choices: { a: "comes in after those who were there before", b: "waits for ever" },
    answer: "b",
    because: "there is never a moment at which nobody reads: that is called starving",
  },

  async run(): Promise<void> {
    const timetable = makeTimetable();
    const { waiting, disturbed } = timetable;
    const together = new Barrier(READERS);
    const readers = Array.from({ length: READERS }, (_, n) => {
      const args = [timetable, together] as const;
      return new Thread({ module, name: `reader ${n + 1}`, target: read, args });
    });
    const writers = [1, 2].map((n) =>
      new Thread({ module, name: `writer ${n}`, target: write, args: [timetable] })
    );
    await finish([...readers, ...writers]);
    claim(`${READERS} readers met while they read`, !together.broken && together.nWaiting === 0);
    claim("whoever wrote was alone", disturbed.value === 0, disturbed.value);

    startReading(timetable); // I read
    const hungry = new Thread({ module, name: "hungry writer", target: write, args: [timetable] });
    hungry.start();
    until("the writer to wait", () => waiting.value === 1);
    for (let n = 0; n < MORE; n++) {
      startReading(timetable); // the next one comes
      stopReading(timetable); // before the last one goes
    }
    claim(`${MORE} readers came later, and the writer still waits`, waiting.value === 1);
    say("I go, and nobody comes any more");
    stopReading(timetable);
    await hungry.join();
    claim("now it had its turn", waiting.value === 0, waiting.value);
  },
};

if (import.meta.main) await demo.run();
