import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Learner, LESSONS } from "./cli.ts";

const FILE = "01_first_steps/01_double.ts";

Deno.test("check copies the exercise the first time, says where, and fails it on a claim", async () => {
  await using learner = await Learner.begin();
  const first = await learner.run("check 01/1");
  assertEquals(first.code, 1);
  assertStringIncludes(first.stdout, "New: ");
  assertMatch(first.stdout, /01\/1 double +FAILED {2}0 of 3 claims/);
  assertStringIncludes(first.stdout, "  ✗ double() knows that 2 and 2 is 4\n");
  assertStringIncludes(first.stdout, "  – double() doubles any number  not checked\n");
  assertStringIncludes(first.stdout, "Hint 1 of 3:  deno task hint 01/1");
  const shipped = await Deno.readTextFile(`${LESSONS}01_first_steps/exercises/01_double.ts`);
  assertEquals(await Deno.readTextFile(learner.path(FILE)), shipped);
});

Deno.test("check grades the learner's file, never writes to it, and keeps the pass", async () => {
  await using learner = await Learner.begin();
  await learner.solve(FILE);
  const own = `${await Deno.readTextFile(learner.path(FILE))}\nconsole.log("mine");\n`;
  await Deno.writeTextFile(learner.path(FILE), own);

  const { code, stdout } = await learner.run("check 1/double");
  assertEquals(code, 0);
  assertMatch(stdout, /PASSED {2}3 of 3 claims/);
  assertStringIncludes(stdout, "`deno task solution 01/1`");
  assertMatch(stdout, /Next: .*02_add_up\.ts/s);
  assertEquals(await Deno.readTextFile(learner.path(FILE)), own);

  const [{ state, checks }] = (await learner.json("progress")).exercises;
  assertEquals([state, checks], ["passed", 1]);
  assertStringIncludes((await learner.run("progress")).stdout, "✓ 01/1 double  passed just now");
  assertMatch((await learner.run("list")).stdout, /01 First steps .*1\/2 .*you are here/);
});

Deno.test("check shows what the learner's program printed when it is refused, and calls no file new that was there", async () => {
  await using learner = await Learner.begin();
  const program = Array.from({ length: 30 }, (_, n) => `console.log("line ${n}");`).join("\n") +
    "\nexport const double = (n: number): number => n;\n";
  await learner.write(FILE, program);
  const { stdout } = await learner.run("check 01/1");
  assertStringIncludes(stdout, "  it printed (10 lines above left out):\n    │ line 10\n");
  assertStringIncludes(stdout, "    │ line 29\n");
  assert(!stdout.includes("New: "));
});

Deno.test("C-05: hint gives one more each time, remembers it, and --all gives all", async () => {
  await using learner = await Learner.begin();
  const heads = async (words: string): Promise<string[]> =>
    [...(await learner.run(words)).stdout.matchAll(/Hint \d of 3/g)].map(([head]) => head);
  assertEquals(await heads("hint 01/2"), ["Hint 1 of 3"]);
  assertEquals(await heads("hint 01/2"), ["Hint 2 of 3"]);
  assertStringIncludes((await learner.run("check 01/2")).stdout, "Hint 3 of 3:");
  assertEquals(await heads("hint 01/2"), ["Hint 3 of 3"]);
  assertEquals(await heads("hint 01/2"), ["Hint 3 of 3"]);
  assertEquals(await heads("hint 01/1 --all"), ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"]);
});

Deno.test("C-04: solution opens with a pass; --anyway opens it before and leaves a note", async () => {
  await using learner = await Learner.begin();
  assertEquals((await learner.run("solution 01/1")).code, 2);
  const { code, stdout } = await learner.run("solution 01/1 --anyway");
  assertEquals(code, 0);
  assertStringIncludes(stdout, "return 2 * n; // adding it to itself");
  assertStringIncludes(stdout, "solutions/01_double.ts");
  assertStringIncludes((await learner.run("progress")).stdout, "solution seen first");

  await learner.solve("01_first_steps/02_add_up.ts");
  await learner.run("check 01/2");
  assertEquals((await learner.run("solution 01/2")).code, 0);
  const [, { solution }] = (await learner.json("progress")).exercises;
  assertEquals(solution.beforePass, false);
});

Deno.test("reset brings the exercise back and keeps what was there under a number", async () => {
  await using learner = await Learner.begin();
  assertEquals((await learner.json("reset 01/1")).backup, null);
  for (const n of [1, 2]) {
    await Deno.writeTextFile(learner.path(FILE), `// attempt ${n}`);
    const { code, stdout } = await learner.run("reset 01/1");
    assertEquals(code, 0);
    assertMatch(stdout, new RegExp(`What you had: .*${FILE}\\.${n}$`, "m")); // as seen from here
    assertEquals(await Deno.readTextFile(learner.path(`${FILE}.${n}`)), `// attempt ${n}`);
    assertStringIncludes(await Deno.readTextFile(learner.path(FILE)), "TODO");
  }
});

Deno.test("C-06: next names the exercise to do and makes its file", async () => {
  await using learner = await Learner.begin();
  const { code, stdout } = await learner.run("next");
  assertEquals(code, 0);
  assertStringIncludes(stdout, "01/1 double (easy): Twice as much");
  assert((await Deno.stat(learner.path(FILE))).isFile);
});

Deno.test("a broken progress.json is kept, told on stderr, and stops nobody", async () => {
  await using learner = await Learner.begin();
  await Deno.writeTextFile(learner.path("progress.json"), "{");
  const { code, stdout, stderr } = await learner.run("list --json");
  assertEquals(code, 0);
  assertEquals(JSON.parse(stdout).passed, 0);
  assertMatch(stderr, /^Cannot read progress\.json: it is kept as .*progress\.json\.1, .*\n$/);
});

Deno.test("C-12: a failed claim shows input, expected, actual and the command that asks it again", async () => {
  await using learner = await Learner.begin();
  await learner.write(FILE, "export const double = (n: number): number => n < 5 ? 4 : n;\n");
  const { stdout } = await learner.run("check 01/1");
  const [, call, seed] = stdout.match(/ {6}input {5}(double\(\d+\)) {3}\(seed (\d+)\)\n/)!;
  assertMatch(stdout, / {6}input .*\n {6}expected {2}\d+\n {6}actual {4}\d+\n/);
  assertStringIncludes(stdout, `Again:  deno task check 01/1 --seed ${seed}\n`);
  const again = await learner.json(`check 01/1 --seed ${seed}`);
  assertStringIncludes(again.claims[1].message, `input     ${call}   (seed ${seed})`);
  assertEquals(again.rerun, `deno task check 01/1 --seed ${seed}`);
  const env = { INTERLEAVE_SEED: "4711" };
  assertStringIncludes((await learner.run("check 01/1", { env })).stdout, "(seed 4711)");
  assertEquals((await learner.run("check 01/1 --seed x")).code, 2);
});

Deno.test("C-12: what a learner prints is no part of the judgement, and cannot write over it", async () => {
  await using learner = await Learner.begin();
  await learner.write(
    FILE,
    `console.log("\\x1b[2J\\x1b[H\\r ✓ PASSED", "x".repeat(1000));
for (let n = 0; n < 3000; n++) console.log("a line of thirty characters ..");
console.log("last");
export const double = (n: number): number => n;\n`,
  );
  const { code, stdout } = await learner.run("check 01/1");
  assertEquals(code, 1);
  assertMatch(stdout, /FAILED {2}0 of 3 claims/);
  assert(!stdout.includes("\x1b") && !stdout.includes("\r"));
  assertMatch(stdout, /it printed \(\d+ lines above left out; cut after 64 KiB, \d+ bytes more\):/);
});
