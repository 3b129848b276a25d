import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import type { CatalogExercise } from "../../course/catalog.ts";
import { Compiler } from "../../course/compiler.ts";
import { check, type CheckOptions, NOTHING_LEFT } from "../../course/grader.ts";
import type { Need } from "../../course/kit.ts";
import type { ClaimResult, Verdict } from "../../course/verdict.ts";

const FOLDER = fromFileUrl(new URL("./grader_fixture/lessons/99_sound/", import.meta.url));
const LINUX = Deno.build.os === "linux";
const CLAIMS = ["it adds one and one", "it adds negative numbers", "theSumOfNothing"];

function exerciseOf(name: string, needs: readonly Need[] = [], deadline = 20_000): CatalogExercise {
  const number = Number(name.slice(0, 2));
  return {
    id: `99/${number}`,
    number,
    lesson: "99",
    folder: FOLDER,
    exercise: {
      name: name.slice(3),
      title: name,
      level: "easy",
      practises: [],
      needs,
      hints: ["look", "think", "write"],
      deadline,
      wrong: {},
    },
    file: join(FOLDER, "exercises", `${name}.ts`),
    solution: join(FOLDER, "solutions", `${name}.ts`),
    check: join(FOLDER, "checks", `${name}.ts`),
    wrong: [],
  };
}

/** Hands in `code` as somebody's `01_add.ts`. The compiler is asked where the test is about it. */
async function handIn(
  code: string,
  { name = "01_add", needs, deadline, ...options }: CheckOptions & {
    name?: string;
    needs?: readonly Need[];
    deadline?: number;
  } = {},
): Promise<Verdict> {
  const folder = await Deno.makeTempDir({ prefix: "learner-" });
  try {
    const file = join(folder, `${name}.ts`);
    await Deno.writeTextFile(file, code);
    const exercise = exerciseOf(name, needs, deadline);
    return await check(exercise, file, { typeCheck: false, ...options });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function outcomes(claims: readonly ClaimResult[]): string[] {
  return claims.map(({ outcome }) => outcome);
}

const ADD = "export const add = (a: number, b: number): number => a + b;\n";

Deno.test("check() passes a correct answer and names all claims in order", async () => {
  const told: string[] = [];
  const verdict = await handIn(ADD, { typeCheck: true, onClaim: ({ name }) => told.push(name) });
  assertEquals(verdict.message, undefined);
  assertEquals(verdict.outcome, "passed");
  assertEquals(verdict.claims.map(({ name }) => name), [...CLAIMS, NOTHING_LEFT]);
  assertEquals(outcomes(verdict.claims), ["passed", "passed", "passed", "passed"]);
  assertEquals(told, [...CLAIMS, NOTHING_LEFT]);
  assertEquals([verdict.exercise, verdict.name], ["99/1", "add"]);
  assertEquals(verdict.rerun, "deno task check 99/1");
});

Deno.test("C-02: a lock that waits for itself is a deadlock, and the verdict says who waits for whom", async () => {
  const { outcome, claims } = await handIn(
    `import { Lock } from "interleave/threads";
     const lock = new Lock({ name: "till" });
     export function add() {
       lock.acquireSync();
       lock.acquireSync();
     }`,
  );
  assertEquals(outcome, "deadlocked");
  assertStringIncludes(claims[0]!.message!, 'holds lock "till" and waits for lock "till"');
});

Deno.test("check() stops at the first claim that fails and shows expected and actual", async () => {
  const told: string[] = [];
  const verdict = await handIn("export const add = (a: number, b: number) => a + b * b;", {
    onClaim: ({ name }) => told.push(name),
  });
  assertEquals(verdict.outcome, "failed");
  assertEquals(outcomes(verdict.claims), ["passed", "failed", "not checked", "not checked"]);
  assertEquals(told, CLAIMS.slice(0, 2));
  const message = verdict.claims[1]!.message!;
  assertEquals(message, "input     add(1, -1)\nexpected  0\nactual    2");
  // deno-lint-ignore no-control-regex
  assert(!/\x1b/.test(message));
});

Deno.test("check() says where in the learner's file an error came from", async () => {
  const verdict = await handIn(
    "export function add(): number {\n  throw new RangeError('too much');\n}\n",
  );
  assertEquals(verdict.outcome, "failed");
  assertEquals(verdict.claims[0]!.message, "RangeError: too much\n    at 01_add.ts:2:9");
});

Deno.test("C-03: check() tells a claim that holds on some runs only from one that fails", async () => {
  const verdict = await handIn(
    "let n = 0;\nexport const add = (a: number, b: number) => a + b + (n++ === 3 ? 1 : 0);",
  );
  assertEquals(verdict.outcome, "schedule-dependent");
  assertEquals(outcomes(verdict.claims), [
    "passed",
    "schedule-dependent",
    "not checked",
    "not checked",
  ]);
  assertStringIncludes(verdict.claims[1]!.message!, "It held on 2 of 3 runs");
});

Deno.test("C-02: check() fails a claim that waits for what can never happen, at once", async () => {
  const verdict = await handIn("export const add = () => new Promise<number>(() => {});");
  assertEquals(verdict.outcome, "failed");
  assertStringIncludes(verdict.claims[0]!.message!, "It waits for ever");
});

const refusedByCompiler: readonly [what: string, code: string, message: RegExp][] = [
  [
    "a type error",
    'export const add = (a: number, b: number): number => "a" + b;',
    /^01_add.ts:1:/,
  ],
  ["a syntax error", "export function add( {\n  return 1;\n}\n", /01_add.ts:2:\d/],
  [
    "a missing export",
    "export const sum = 1;",
    /^checks\/01_add.ts:3:\d+ .*no exported member 'add'/,
  ],
  ["a wrong signature", "export const add = (a: string): string => a;", /^checks\/01_add.ts:6:/],
  ["many errors", ADD + "let a = x1;\na = x2;\na = x3;\na = x4;\na = x5;", /… and 2 more errors$/],
];

Deno.test("check() says that a file does not compile, and why, but accepts answers of another shape", async (t) => {
  await using compiler = new Compiler();
  const options = { typeCheck: true, compiler };
  for (const [what, code, message] of refusedByCompiler) {
    await t.step(`a file with ${what} does not compile`, async () => {
      const told: ClaimResult[] = [];
      const verdict = await handIn(code, { ...options, onClaim: (claim) => told.push(claim) });
      assertEquals(verdict.outcome, "does not compile");
      assertEquals([verdict.claims, told], [[], []]);
      assert(message.test(verdict.message!), verdict.message);
      assert(!verdict.message!.includes("file://"), verdict.message);
    });
  }
  await t.step("an answer of another shape passes", async () => {
    const { outcome } = await handIn(
      "export async function add(a: number, b: number) {\n  const unused = 1;\n" +
        "  await new Promise((done) => setTimeout(done, 1));\n  return a + b;\n}\n",
      options,
    );
    assertEquals(outcome, "passed");
  });
});

Deno.test("check() asks the compiler about an answer that is loaded only while the check runs", async () => {
  const folder = await Deno.makeTempDir({ prefix: "learner-" });
  try {
    const [file, late] = [join(folder, "01_add.ts"), join(folder, "check.ts")];
    await Deno.writeTextFile(file, 'export const add: number = "one";\n');
    await Deno.writeTextFile(
      late,
      'Deno.test("it can be loaded", () => import("" + "./01_add.ts"));',
    );
    const verdict = await check({ ...exerciseOf("01_add"), check: late }, file);
    assertEquals(verdict.outcome, "does not compile");
    assert(/^01_add.ts:1:/.test(verdict.message!), verdict.message);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

const crashes: readonly [what: string, code: string, message: RegExp][] = [
  ["throws at import", `${ADD} throw new Error("at import");`, /exit code 1 before .*at import/s],
  ["exits at import", `${ADD} Deno.exit(0);`, /^Ended with exit code 0 before its first claim$/],
  [
    "waits for ever at import",
    `${ADD} await new Promise(() => {});`,
    /before its first claim\n.*await promise never resolved/,
  ],
  [
    "exits in a claim",
    "export const add = () => Deno.exit(0);",
    /^Ended with exit code 0 at the claim "it adds one and one"$/,
  ],
  [
    "is killed",
    'export const add = () => Deno.kill(Deno.pid, "SIGKILL");',
    /^Ended by SIGKILL at the claim/,
  ],
  [
    "loses an error",
    "export const add = () => {\n  Promise.reject(new Error('nobody cares'));\n" +
    "  return new Promise((done) => setTimeout(done, 1000));\n}",
    /nobody cares/,
  ],
];

for (const [what, code, message] of crashes) {
  Deno.test(`check() calls it a crash when the file ${what}`, async () => {
    const verdict = await handIn(code);
    assertEquals(verdict.outcome, "crashed");
    assert(message.test(verdict.message!), verdict.message);
    assert(verdict.claims.every(({ outcome }) => outcome === "not checked"));
  });
}

Deno.test("C-02: check() does not take an early exit for success, and keeps what was checked", async () => {
  const verdict = await handIn(
    "let n = 0;\nexport const add = (a: number, b: number) => n++ < 2 ? a + b : Deno.exit(0);",
  );
  assertEquals(verdict.outcome, "crashed");
  assertEquals(outcomes(verdict.claims), ["passed", "not checked", "not checked", "not checked"]);
});

Deno.test("C-02: check() ends a file that spins, and says so", async () => {
  const verdict = await handIn("export const add = () => {\n  for (;;);\n};", { deadline: 1500 });
  assertEquals(verdict.outcome, "timed out");
  assertStringIncludes(verdict.message!, 'at the claim "it adds one and one"');
  if (LINUX) assertEquals(verdict.waiting.map(({ doing }) => doing), ["runs"]);
});

Deno.test("C-12: check() keeps output apart from results and says how much was cut", async () => {
  const verdict = await handIn(
    `${ADD}console.info("\\u2713".repeat(100_000));\nconsole.error("done");`,
  );
  assertEquals(verdict.outcome, "passed");
  assertEquals(verdict.output.length, Math.ceil(65_536 / 3));
  assertEquals(verdict.outputCut, 300_001 + 5 - 65_536);
});

Deno.test("check() lets files that the learner's code writes vanish with the run", async () => {
  const verdict = await handIn(
    `${ADD}Deno.writeTextFileSync("here", "");\nconsole.info(Deno.realPathSync("here"));`,
  );
  assertEquals(verdict.outcome, "passed");
  await assertRejects(() => Deno.stat(verdict.output.trim()), Deno.errors.NotFound);
});

Deno.test({
  name: "C-13: check() refuses an answer that leaves a process running",
  ignore: !LINUX,
  async fn(): Promise<void> {
    const verdict = await handIn(
      `${ADD}new Deno.Command("sleep", { args: ["1000"], detached: true }).spawn();`,
    );
    assertEquals(verdict.outcome, "failed");
    assertEquals(outcomes(verdict.claims), ["passed", "passed", "passed", "failed"]);
    assertStringIncludes(verdict.claims[3]!.message!, "sleep (pid ");
  },
});

Deno.test({
  name: "check() is not fooled by a forked child that returns into the check",
  ignore: !LINUX,
  async fn(): Promise<void> {
    const verdict = await handIn(
      'import { fork, waitpidSync } from "interleave/system";\n' +
        "export function add(a: number, b: number): number {\n  const pid = fork();\n" +
        "  if (pid === 0) return a + b;\n  waitpidSync(pid);\n  return -1;\n}\n",
      { needs: ["fork"] },
    );
    assertEquals(verdict.outcome, "failed");
    assertEquals(outcomes(verdict.claims).slice(0, 2), ["failed", "not checked"]);
  },
});

Deno.test("check() has child processes run the learner's file as well", async () => {
  const solved = 'import { exit } from "interleave/system";\nexport const work = () => exit(7);\n';
  const verdict = await handIn(solved, { name: "02_process" });
  assertEquals(verdict.message, undefined);
  assertEquals(verdict.claims.map(({ message }) => message), [undefined, undefined]);
  const exercise = exerciseOf("02_process");
  assertEquals((await check(exercise, exercise.file, { typeCheck: false })).outcome, "failed");
  assertEquals((await check(exercise, "")).outcome, "not started");
});

Deno.test("check() throws the signal's reason", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  await assertRejects(() => handIn(ADD, { signal }), Error, "enough");
  const abort = new AbortController();
  const spinning = handIn("for (;;);", { signal: abort.signal, typeCheck: true });
  abort.abort(new Error("enough of this"));
  await assertRejects(() => spinning, Error, "enough of this");
});

Deno.test("C-03: check() gives the same verdict on the same file every time", async () => {
  const code = "export const add = (a: number, b: number) => a * b;";
  const verdicts = [];
  for (let run = 0; run < 3; run++) verdicts.push(await handIn(code));
  const [first, ...others] = verdicts.map((verdict) => ({
    ...verdict,
    ms: 0,
    claims: verdict.claims.map((claim) => ({ ...claim, ms: 0 })),
  }));
  for (const other of others) assertEquals(other, first);
});
