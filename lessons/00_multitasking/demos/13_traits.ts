// You will see: processes come and go, overlap, do not disturb each other, and keep no common pace.
import type { Demo } from "../../../course/kit.ts";
import { Gate, hasEnded, spin, until } from "interleave/evidence";
import { childrenOf, fork, kill, waitpidSync } from "interleave/system";
import { claim, mark, say, span } from "interleave/timeline";

const STEPS = 8;

export const demo: Demo = {
  title: "dynamic, concurrent, independent, asynchronous",
  shows: ["A9"],
  needs: ["fork"],
  predict: {
    question: "Two processes write a1 a2 a3 … and b1 b2 b3 … into one file. What is sure?",
    choices: {
      a: "a1 b1 a2 b2 a3 b3 …",
      b: "all of a comes before all of b",
      c: "a1 comes before a2, and b1 before b2",
    },
    answer: "c",
    because: "each process keeps its own order, and none of them waits for the other",
  },

  run(): void {
    using start = new Gate();
    const log = Deno.makeTempFileSync();
    const before = childrenOf().length;
    const walk = (name: string, steps: number) => (): void => {
      using _span = span(`writes ${name}`);
      start.wait();
      for (let step = 1; step <= steps; step++) {
        Deno.writeTextFileSync(log, `${name}${step} `, { append: true });
        mark(`${name}${step}`);
        spin(1);
      }
    };
    const [a, b, c] = [walk("a", STEPS), walk("b", STEPS), walk("c", Infinity)].map((it) =>
      fork(it)
    );
    const during = childrenOf().filter(({ pid }) => !hasEnded(pid)).length;
    say(`I had ${before} children, and have ${during}`);
    claim("concurrent: all three have begun, and none has ended", during === 3, during);

    start.open();
    until("a step of c", () => Deno.readTextFileSync(log).includes("c1 "));
    kill(c!, "SIGKILL");
    waitpidSync(c!);
    const codes = [a, b].map((pid) => waitpidSync(pid!).exitCode);
    claim("independent: c was killed, a and b did all their work", String(codes) === "0,0", codes);
    claim("dynamic: I have no children again", childrenOf().length === 0, childrenOf());

    const steps = Deno.readTextFileSync(log).trim().split(" ");
    say(steps.filter((step) => !step.startsWith("c")).join(" "));
    for (const name of ["a", "b"]) {
      const own = steps.filter((step) => step.startsWith(name)).join(" ");
      const expected = Array.from({ length: STEPS }, (_, i) => `${name}${i + 1}`).join(" ");
      claim(`asynchronous, but ${name} keeps its own order`, own === expected, own);
    }
    Deno.removeSync(log);
  },
};

if (import.meta.main) await demo.run();
