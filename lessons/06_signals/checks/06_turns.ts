import { assertSame, assertShown, Chance, Stage } from "interleave/checks";
import { spin, until } from "interleave/evidence";
import { kill } from "interleave/signals";
import { fork, processStatus, waitpidSync } from "interleave/system";
import { takeTurns } from "../exercises/06_turns.ts";

const chance = new Chance();

/** What was seen in one call of `turn()`: whose turn it was, and who was not stopped (by number). */
interface Turn {
  readonly of: number;
  readonly running: readonly number[];
}

interface Seen {
  readonly turns: readonly Turn[];
  /** Who was stopped when `takeTurns()` had returned. */
  readonly stopped: readonly number[];
}

/** Runs on the stage: children that run without end, and take turns. */
export function play(children: number, rounds: number): Seen {
  const pids = Array.from({ length: children }, () => fork(() => spin()));
  const stateOf = (pid: number): string => processStatus(pid)!.state;
  until("all to run", () => pids.every((pid) => stateOf(pid) === "R"));
  const turns: Turn[] = [];
  try {
    takeTurns(pids, rounds, (pid) => {
      const running = pids.flatMap((each, i) => stateOf(each) === "T" ? [] : [i]);
      turns.push({ of: pids.indexOf(pid), running });
    });
    return { turns, stopped: pids.flatMap((each, i) => stateOf(each) === "T" ? [i] : []) };
  } finally {
    for (const pid of pids) {
      kill(pid, "SIGKILL");
      waitpidSync(pid);
    }
  }
}

async function watch(children: number, rounds: number): Promise<Seen> {
  await using program = new Stage(import.meta.url, play, [children, rounds]);
  return (await program.end()).value;
}

function fresh(): { children: number; rounds: number; input: string } {
  const [children, rounds] = [chance.int(3, 4), chance.int(2, 3)];
  const input = `takeTurns(children 0 to ${
    children - 1
  }, ${rounds} rounds)   (seed ${chance.seed})`;
  return { children, rounds, input };
}

Deno.test("in each round everybody has a turn, in order", async () => {
  const { children, rounds, input } = fresh();
  const { turns } = await watch(children, rounds);
  const round = Array.from({ length: children }, (_, i) => i);
  assertSame(input, turns.map((turn) => turn.of), Array(rounds).fill(round).flat());
});

Deno.test("whose turn it is runs, and all others are stopped", async () => {
  const { children, rounds, input } = fresh();
  const { turns } = await watch(children, rounds);
  const odd = turns.find(({ of, running }) => running.join() !== `${of}`);
  assertShown(odd === undefined, {
    input,
    expected: `at the turn of ${odd?.of} only that one runs`,
    actual: `there run: ${odd?.running.join(", ") || "none"}`,
  });
});

Deno.test("in the end all go on", async () => {
  const { children, rounds, input } = fresh();
  const { stopped } = await watch(children, rounds);
  assertShown(stopped.length === 0, {
    input,
    expected: "nobody is stopped",
    actual: `stopped: ${stopped.join(", ")}`,
  });
});
