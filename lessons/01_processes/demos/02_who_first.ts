// You will see: after a fork nobody decides whether the parent or the child goes first.
import type { Demo } from "../../../course/kit.ts";
import { fork, waitpidSync } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { spin } from "interleave/evidence";

const ROUNDS = 10;

export const demo: Demo = {
  title: "parent or child: who goes first?",
  shows: ["B1"],
  needs: ["fork"],

  run(): void {
    const rounds: string[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(race(round * 0.4)); // each time the parent has 0.4 ms more to do before
    }
    const firsts = rounds.map(([first]) => first);
    say(`first was: ${firsts.map((first) => first === "parent" ? "P" : "c").join(" ")}`);
    const parents = firsts.filter((first) => first === "parent").length;
    say(`parent ${parents} times, child ${ROUNDS - parents} times; run it again`);
    claim(
      `in each of the ${ROUNDS} rounds both have written`,
      rounds.every((words) => words.toSorted().join() === "child,parent"),
      rounds,
    );
  },
};

/** Both write one word into the same file; returns the words in the order in which they came. */
function race(busyMs: number): string[] {
  const file = Deno.makeTempFileSync();
  const write = (word: string): void => Deno.writeTextFileSync(file, `${word}\n`, { append: true });
  const pid = fork(() => {
    using _span = span("write");
    write("child");
  });
  {
    using _span = span("write");
    spin(busyMs);
    write("parent");
  }
  waitpidSync(pid);
  const words = Deno.readTextFileSync(file).trim().split("\n");
  Deno.removeSync(file);
  return words;
}

if (import.meta.main) await demo.run();
