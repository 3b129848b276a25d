import { assertSame, assertShown, Chance, isAlive, listProcesses } from "interleave/checks";
import { Pipe, Thread } from "interleave/threads";
import { getpid } from "interleave/system";
import { expect, played } from "./_played.ts";
import { type Answer, answer, ask } from "../exercises/01_ask.ts";

const chance = new Chance();
const THREADS = { forks: false };
const module = import.meta.resolve("../exercises/01_ask.ts");

function fresh(): number[] {
  return Array.from({ length: chance.int(3, 5) }, () => chance.int(1, 99) + 0.5);
}

/** Runs on the stage: a thread answers, and is asked the next number when it has answered the last. */
export async function askAThread(
  diary: string,
  numbers: readonly number[],
): Promise<{ doubles: number[]; error: string | null }> {
  const [ours, theirs] = Pipe();
  const thread = new Thread({ module, target: answer, args: [theirs] });
  thread.start();
  theirs.close();
  const doubles: number[] = [];
  for (const number of numbers) {
    expect(diary, `answer() gives the double of ${number}, while more may come`);
    await ours.send(number);
    doubles.push((await ours.recv() as Answer).double);
  }
  ours.close();
  expect(diary, "answer() returns, now that the other end is closed");
  await thread.join();
  return { doubles, error: thread.error?.message ?? null };
}

/** Runs on the stage. */
export async function askAProcess(
  diary: string,
  numbers: readonly number[],
): Promise<{ answers: Answer[]; pid: number }> {
  expect(diary, "ask() returns");
  return { answers: await ask(numbers), pid: getpid() };
}

Deno.test("answer() answers each number as it comes", async () => {
  const numbers = fresh();
  const input = `answer(connection) is asked ${numbers.join(", ")}   (seed ${chance.seed})`;
  const { value } = await played(input, import.meta.url, askAThread, [numbers], THREADS);
  assertSame(input, value.doubles, numbers.map((n) => 2 * n));
});

Deno.test("answer() returns when the other end is closed", async () => {
  const numbers = fresh();
  const input = `answer(connection); the other end is closed after ${numbers.length} numbers`;
  const { error } = (await played(input, import.meta.url, askAThread, [numbers], THREADS)).value;
  assertShown(error === null, { input, expected: "it returns", actual: `it throws: ${error}` });
});

Deno.test("ask() returns what a child has answered, in order", async () => {
  const numbers = fresh();
  const input = `ask([${numbers.join(", ")}])   (seed ${chance.seed})`;
  const { answers, pid } = (await played(input, import.meta.url, askAProcess, [numbers])).value;
  assertSame(input, answers.map(({ double }) => double), numbers.map((n) => 2 * n));
  const pids = [...new Set(answers.map(({ pid }) => pid))];
  assertShown(pids.length === 1 && pids[0] !== pid, {
    input: `${input} in process ${pid}`,
    expected: "one child has answered",
    actual: `answered by ${pids.map((each) => each === pid ? `${each} itself` : each).join(", ")}`,
  });
});

Deno.test("no child is left when ask() returns", async () => {
  const numbers = fresh();
  const input = `ask([${numbers.join(", ")}])   (seed ${chance.seed})`;
  const left = (await played(input, import.meta.url, askAProcess, [numbers])).left.filter(isAlive);
  assertShown(left.length === 0, { input, expected: "none", actual: listProcesses(left) });
});
