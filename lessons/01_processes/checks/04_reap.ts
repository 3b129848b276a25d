import { assertSame, assertShown, Chance, isAlive, listProcesses, Stage } from "interleave/checks";
import {
  childrenOf,
  exitNow,
  getpid,
  kill,
  type ProcessStatus,
  processStatus,
} from "interleave/system";
import { reap } from "../exercises/04_reap.ts";

const chance = new Chance();

/** What there was to see at the beginning of each call of `work()`. */
interface Seen {
  readonly codes: readonly number[];
  readonly rounds: readonly (readonly ProcessStatus[])[];
}

/** Runs on the stage: the jobs stop themselves, and `work()` lets one to three of them end. */
export function play(codes: readonly number[], seed: number): Seen {
  const chance = new Chance(seed);
  const rounds: ProcessStatus[][] = [];
  const jobs = codes.map((code) => (): never => {
    kill(getpid(), "SIGSTOP");
    exitNow(code);
  });

  function work(): void {
    const children = childrenOf();
    rounds.push(children);
    const running = children.filter(isAlive).map(({ pid }) => pid);
    // The youngest first, so that they end in another order; the first time several at once.
    const ending = rounds.length === 1 ? 3 : chance.int(1, 3);
    for (const pid of running.slice(-ending)) {
      untilState(pid, "T");
      kill(pid, "SIGCONT");
      untilState(pid, "Z");
    }
  }

  return { codes: reap(jobs, work), rounds };
}

function untilState(pid: number, state: string): void {
  while (processStatus(pid)?.state !== state);
}

function freshCodes(): number[] {
  return Array.from({ length: chance.int(8, 12) }, () => chance.int(0, 255));
}

function stage(codes: number[]): Stage<typeof play> {
  return new Stage(import.meta.url, play, [codes, chance.seed]);
}

function call(codes: readonly number[]): string {
  return `reap() of ${codes.length} jobs with the exit codes ${codes.join(", ")}   ` +
    `(seed ${chance.seed})`;
}

Deno.test("the parent goes on with its work while children run", async () => {
  const codes = freshCodes();
  await using parent = stage(codes);
  const returned = await parent.until(() => parent.returned);
  assertShown(returned !== null || parent.hasEnded, {
    input: call(codes),
    expected: "the parent calls work() until all jobs have ended",
    actual: `the parent ${parent.state}, and its children are ${listProcesses(parent.children)}`,
  });
  const { rounds } = (await parent.end()).value;
  assertShown(rounds.some((children) => children.length > 0), {
    input: call(codes),
    expected: "work() is called while there are children",
    actual: `work() was called ${rounds.length} times, never with a child`,
  });
});

Deno.test("after each piece of work, nobody who has ended stays a zombie", async () => {
  const codes = freshCodes();
  await using parent = stage(codes);
  const { rounds } = (await parent.end()).value;
  const round = rounds.findIndex((children) => !children.every(isAlive));
  assertShown(round < 0, {
    input: call(codes),
    expected: "no zombie (Z) when the next work() is called",
    actual: `at call ${round + 1} the children are ${listProcesses(rounds[round] ?? [])}`,
  });
});

Deno.test("all exit codes are returned, in the order of the jobs", async () => {
  const codes = freshCodes();
  await using parent = stage(codes);
  assertSame(call(codes), (await parent.end()).value.codes, codes);
});

Deno.test("when reap() returns there is no child, and no zombie either", async () => {
  const codes = freshCodes();
  await using parent = stage(codes);
  const { left } = await parent.end();
  assertShown(left.length === 0, {
    input: call(codes),
    expected: "no children",
    actual: listProcesses(left),
  });
});
