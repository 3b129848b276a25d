// You will see: what a child writes into a `Value` is there for its parent; a variable is not.
import type { Demo } from "../../../course/kit.ts";
import { Barrier, Process, Value } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";

/** A variable, as ever: each process has one of its own. */
let variable = 0;

export const demo: Demo = {
  title: "one number for two processes",
  shows: ["F1"],
  needs: ["linux"],
  predict: {
    question: "A child writes 2, 3 and 4 into a shared number. What does its parent read then?",
    choices: { a: "2", b: "4", c: "2, 3 and 4, one after the other" },
    answer: "b",
    because: "a value has room for one number: each write covers the last, and nobody queues",
  },

  async run(): Promise<void> {
    const value = new Value("int32");
    const turn = new Barrier(2);
    claim("a new Value holds 0", value.value === 0, value.value);

    const args = [value, turn] as const;
    const child = new Process({ module: import.meta.url, name: "child", target: write, args });
    child.start();
    await turn.wait(); // the child has written 1
    say(`I read ${value.value} from the Value, ${variable} from the variable`);
    claim("the Value has come over", value.value === 1, value.value);
    claim("the variable has not", variable === 0, variable);

    await turn.wait(); // now the child may go on
    await turn.wait(); // the child has written 2, 3 and 4
    claim("of three writes the last is to be read", value.value === 4, value.value);

    value.value = -1; // the other way round
    await turn.wait();
    await child.join();
    claim("the child has read what I wrote", child.exitCode === 0, child.exitCode);
  },
};

/** What the child does. */
export async function write(value: Value<"int32">, turn: Barrier): Promise<void> {
  using _span = span("writes");
  variable = value.value = 1;
  say("I write 1 into both");
  await turn.wait();
  await turn.wait();
  for (const n of [2, 3, 4]) {
    variable = value.value = n;
    say(`I write ${n}`);
  }
  await turn.wait();
  await turn.wait();
  if (value.value !== -1) throw new Error(`expected -1, found ${value.value}`);
}

if (import.meta.main) await demo.run();
