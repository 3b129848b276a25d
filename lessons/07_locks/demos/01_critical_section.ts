// You will see: two threads that meet where one should be alone, a lock in between, and an order.
import type { Demo } from "../../../course/kit.ts";
import { Barrier, Event, Lock, Thread, Value } from "interleave/threads";
import { claim, say, span } from "interleave/timeline";
import { finish } from "./_finish.ts";
import { visit as broken } from "./broken/_visit.ts";
import { visit as fixed } from "./fixed/_visit.ts";

const module = import.meta.url;

export const demo: Demo = {
  title: "never together, or never too early",
  shows: ["H1"],
  predict: {
    question: "A lock keeps threads apart. Does it also say which one comes first?",
    choices: { a: "yes, the one that was started first", b: "no" },
    answer: "b",
    because: "mutual exclusion is about not being there together; for an order one has to wait",
  },

  async run(): Promise<void> {
    // Both go in, and stay there until they meet somebody, or until their patience is at its end.
    const met = await meetings("broken", broken, 8000);
    claim("without a lock two were inside together", met === 2, met);
    const metWithLock = await meetings("fixed", fixed, 100);
    claim("with a lock nobody met anybody", metWithLock === 0, metWithLock);

    // Now an order: the reader is started first, and yet it reads what the writer has written.
    const letter: Letter = {
      text: new Value("int32"),
      written: new Event(),
      copy: new Value("int32"),
    };
    const reader = new Thread({ module, name: "reader", target: readLetter, args: [letter] });
    reader.start();
    const early = await reader.join({ timeout: 50 });
    claim("the reader waits, for there is nothing to read", !early);
    await finish([new Thread({ module, name: "writer", target: writeLetter, args: [letter] })]);
    await reader.join();
    claim("it has read what was written later", letter.copy.value === 7, letter.copy.value);
  },
};

/** How many of two visitors have met the other one. */
async function meetings(version: string, target: typeof broken, patience: number): Promise<number> {
  const [lock, meeting, met] = [new Lock(), new Barrier(2), new Value("int32")];
  const args = [lock, meeting, patience, met] as const;
  const module = import.meta.resolve(`./${version}/_visit.ts`);
  await finish([1, 2].map((n) => new Thread({ module, name: `${version} ${n}`, target, args })));
  return met.value;
}

interface Letter {
  readonly text: Value<"int32">;
  readonly written: Event;
  readonly copy: Value<"int32">;
}

export function readLetter({ text, written, copy }: Letter): void {
  written.waitSync();
  using _span = span("reads");
  copy.value = text.value;
}

export function writeLetter({ text, written }: Letter): void {
  using _span = span("writes");
  text.value = 7;
  say("I have written");
  written.set();
}

if (import.meta.main) await demo.run();
