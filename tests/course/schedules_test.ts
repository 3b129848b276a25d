import "../open_libc.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { SCAFFOLD } from "../../course/scaffold.ts";
import { type CliEnd, Learner } from "./cli.ts";

const FILE = "42_new_lesson/02_break_it.ts";
const TURNS = '["A", "B", "B", "A"]';

/** Hands in an answer to the exercise `break_it`: a schedule, and the body of `deposit()`. */
async function handIn(
  learner: Learner,
  body: string,
  { schedule = TURNS, words = "check 42/2", env = {} as Record<string, string> } = {},
): Promise<CliEnd> {
  await learner.write(
    FILE,
    `import type { Lock, SharedInt } from "interleave/explore";
export interface Account { readonly balance: SharedInt; readonly lock: Lock }
export const schedule: readonly string[] = ${schedule};
export function deposit({ balance, lock }: Account): void {
  ${body}
}
`,
  );
  return await learner.run(words, { env: { INTERLEAVE_LESSONS: SCAFFOLD, ...env } });
}

const UNLOCKED = "balance.store(balance.load() + 1);";
const LOCKED = `using _held = lock.holdSync(); ${UNLOCKED}`;

Deno.test("break-it: the schedule has to break the given code", async () => {
  await using learner = await Learner.begin();
  const harmless = await handIn(learner, LOCKED, { schedule: '["A", "A", "B", "B"]' });
  assertStringIncludes(harmless.stdout, "✗ the schedule breaks deposit() as it was given");
  assertStringIncludes(harmless.stdout, "actual    it comes out right");
  const nobody = await handIn(learner, LOCKED, { schedule: '["C"]' });
  assertMatch(nobody.stdout, /a turn to "C": the threads are A, B/);
});

Deno.test("C-12: a schedule that breaks the learner's code is a table of who did what, with the token that repeats it", async () => {
  await using learner = await Learner.begin();
  const { stdout } = await handIn(learner, UNLOCKED);
  assertMatch(stdout, /✓ the schedule breaks.*✗ the same schedule does not break your/s);
  assertMatch(stdout, /step │ A +│ B\n/);
  assertMatch(stdout, / 1 │ balance\.load\(\) → 0 +:5 │/);
  assertMatch(stdout, / 4 │ balance\.store\(1\) +:5 +│/);
  const [, token] = stdout.match(
    /see it again: {2}deno task check 42\/2 --replay (x1:\w+:abba)\n/,
  )!;

  const words = `check 42/2 --replay ${token}`;
  const again = await handIn(learner, UNLOCKED, { words: `${words} --json` });
  assertEquals([again.code, JSON.parse(again.stdout).claims[1].schedule.token], [1, token]);
  const mended = await handIn(learner, LOCKED, { words });
  assertStringIncludes(mended.stdout, "judged under this one alone");
  // It counts neither way: only the check of all schedules is on record.
  const env = { INTERLEAVE_LESSONS: SCAFFOLD };
  const { exercises } = JSON.parse((await learner.run("progress --json", { env })).stdout);
  assertEquals([exercises[1].checks, exercises[1].state], [1, "tried"]);
  assertEquals((await handIn(learner, LOCKED)).code, 0);
});

Deno.test("C-02: a deadlock is a verdict of its own, with who holds what and who waits for what", async () => {
  await using learner = await Learner.begin();
  const twice = `lock.acquireSync(); ${LOCKED} lock.release();`;
  const { code, stdout } = await handIn(learner, twice);
  assertEquals(code, 1);
  assertMatch(stdout, /42\/2 break-it +DEADLOCKED/);
  assertMatch(stdout, /waits in lock\.\w+\(.*\): \w+ has it/);
});

Deno.test("C-03: nobody chooses the schedule that is judged from outside", async () => {
  await using learner = await Learner.begin();
  const env = { INTERLEAVE_REPLAY: "x1:000000:aabb" };
  // Right under `schedule`, where B comes late, and wrong under others.
  const lucky = "const before = balance.load(); balance.load(); balance.store(before + 1);";
  const { code, stdout } = await handIn(learner, lucky, { env, schedule: TURNS });
  assertEquals(code, 1);
  assert(!stdout.includes("PASSED"), stdout);
});

Deno.test("predict: the marks are compared with all schedules, and the message gives nothing away", async () => {
  await using learner = await Learner.begin();
  const env = { INTERLEAVE_LESSONS: SCAFFOLD };
  const mark = async (...marks: boolean[]): Promise<CliEnd> => {
    const entries = ["0 0", "0 1", "1 0", "1 1"].map((name, n) => `"${name}": ${marks[n]}`);
    const text = `export const possible = { ${entries.join(", ")} };\n`;
    await learner.write("42_new_lesson/03_predict.ts", text);
    return await learner.run("check 42/3", { env });
  };
  const wrong = await mark(true, true, true, true);
  assertStringIncludes(wrong.stdout, "actual    3 of 4\n");
  assertEquals(wrong.code, 1);
  assertEquals((await mark(false, true, true, true)).code, 0);
});
