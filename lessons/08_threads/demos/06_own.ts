// You will see: what each thread has for itself: its variables, and the value of a `ThreadLocal`.
import type { Demo } from "../../../course/kit.ts";
import { Barrier, Thread, ThreadLocal } from "interleave/threads";
import { claim, say, span } from "interleave/timeline";

/** A variable, as ever. */
let guests = 0;
/** One that says what it means: each thread begins with 0. */
const tables = new ThreadLocal(() => 0);

export const demo: Demo = {
  title: "each thread its own",
  shows: ["I1"],
  predict: {
    question: "A variable of a module is 5 here. What is it in a thread that begins now?",
    choices: { a: "5", b: "what it was at the beginning", c: "undefined" },
    answer: "b",
    because: "each thread loads the module for itself; in Python all threads would see the 5",
  },

  async run(): Promise<void> {
    guests = tables.value = 5;
    // One that is handed over arrives empty, whatever its sender has put into it.
    const handed = new ThreadLocal<string | undefined>();
    handed.value = "mine";
    const box = { text: "mine" };
    const seen = new Int32Array(new SharedArrayBuffer(32));
    const bothSet = new Barrier(2);
    const threads = ["anna", "ben"].map((name, n) => {
      const args = [n, seen, bothSet, handed, box] as const;
      return new Thread({ module: import.meta.url, name, target: serve, args });
    });
    for (const thread of threads) thread.start();
    for (const thread of threads) await thread.join();

    const [before, own] = [[...seen.subarray(0, 4)], [...seen.subarray(4)]];
    claim(
      "the variable was 0 in both, in spite of my 5",
      before.slice(0, 2).join() === "0,0",
      before,
    );
    claim("so was the ThreadLocal", before.slice(2).join() === "0,0", before);
    claim("then each kept what it had put there", own.join() === "10,20,10,20", own);
    claim("and I have mine", guests === 5 && tables.value === 5, [guests, tables.value]);
    claim("what I handed over is mine still", handed.value === "mine", handed.value);
    claim("a plain object went over as a copy", box.text === "mine", box);
  },
};

/** Sets all that is its own, waits until the other has done so, and looks. */
export function serve(
  n: number,
  seen: Int32Array,
  bothSet: Barrier,
  handed: ThreadLocal<string | undefined>,
  box: { text: string },
): void {
  using _span = span("serves");
  [seen[n], seen[2 + n]] = [guests, tables.value];
  say(`handed.value is ${handed.value}, box.text is ${box.text}`);
  guests = tables.value = (n + 1) * 10;
  handed.value = box.text = "changed";
  bothSet.waitSync();
  [seen[4 + n], seen[6 + n]] = [guests, tables.value];
}

if (import.meta.main) await demo.run();
