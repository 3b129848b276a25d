// You will see: a class of threads with fields of its own, and where its results have to lie.
import type { Demo } from "../../../course/kit.ts";
import { currentThread, Thread } from "interleave/threads";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "a class of one's own",
  shows: ["I1"],
  predict: {
    question: "In its thread a Summer sets `this.note` and `this.shared[0]`. What do I see of it?",
    choices: { a: "both", b: "only `shared`", c: "only `note`" },
    answer: "b",
    because: "the thread works on a copy of the object; only what is in shared memory is one",
  },

  async run(): Promise<void> {
    const summers = [[1, 2, 3], [40, 50]].map((numbers) => new Summer(numbers));
    for (const summer of summers) summer.start();
    for (const summer of summers) await summer.join();

    for (const { name, sum, note } of summers) say(`${name}: sum ${sum}, note "${note}"`);
    claim("the sums lie in shared memory", summers.map(({ sum }) => sum).join() === "6,90");
    claim("the notes did not come back", summers.every(({ note }) => note === "not yet"), summers);
    const hosts = summers.map(({ host }) => host);
    const own = summers.every(({ ident }, n) => hosts[n] === ident);
    claim("run() ran in the threads", own, hosts);

    const called = new Summer([7]);
    called.run(); // a call like any other: nobody has started a thread
    claim("run() called by me runs in my thread", called.host === currentThread().ident);
  },
};

/** Adds up numbers in a thread of its own. */
export class Summer extends Thread {
  readonly numbers: readonly number[];
  /** The sum, and the thread that has computed it. */
  readonly shared = new Int32Array(new SharedArrayBuffer(8));
  note = "not yet";

  constructor(numbers: readonly number[]) {
    super({ module: import.meta.url });
    this.numbers = numbers;
  }

  get sum(): number {
    return this.shared[0]!;
  }

  get host(): number {
    return this.shared[1]!;
  }

  override run(): void {
    using _span = span("adds");
    this.shared[0] = this.numbers.reduce((a, b) => a + b);
    this.shared[1] = currentThread().ident!;
    this.note = "done";
    say(`I have added ${this.numbers.join(" + ")}`);
  }
}

if (import.meta.main) await demo.run();
