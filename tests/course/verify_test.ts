import { assertEquals, assertMatch, assertRejects, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import {
  type CatalogDemo,
  type CatalogLesson,
  loadDemos,
  loadLesson,
} from "../../course/catalog.ts";
import { type ItemResult, verifyLesson } from "../../course/verify.ts";
import {
  demoTextProblems,
  exerciseTextProblems,
  layoutProblems,
  readmeProblems,
} from "../../course/verify_files.ts";

const LESSONS = fromFileUrl(new URL("./grader_fixture/lessons/", import.meta.url));
/** What a lesson elsewhere imports. Of the doors only what it uses: the compiler has less to read. */
const IMPORTS: Readonly<Record<string, string>> = Object.fromEntries([
  ["../../../../../course/kit.ts", "course/kit.ts"],
  ["../../../../../../course/kit.ts", "course/kit.ts"],
  ["interleave/checks", "lib/evidence/assert_shown.ts"],
  ["interleave/processes", "lib/workers/process.ts"],
].map(([from, to]) => [from, new URL(`../../${to}`, import.meta.url).href]));
const LINUX = Deno.build.os === "linux";

/** A file's new text from its old one; `null` removes it. */
type Change = (text: string) => string | null;

/** Hands on the folder of lessons with a copy of the sound one in which files have been changed. */
async function withChanges<T>(
  changes: Readonly<Record<string, Change>>,
  use: (root: string) => Promise<T>,
): Promise<T> {
  const root = await Deno.makeTempDir({ prefix: "lessons-" });
  try {
    const [from, to] = [join(LESSONS, "99_sound"), join(root, "99_sound")];
    for (const part of ["", "demos", "exercises", "solutions", "checks", "wrong"]) {
      await Deno.mkdir(join(to, part), { recursive: true });
      for (const { name, isFile } of Deno.readDirSync(join(from, part))) {
        if (!isFile) continue;
        const text = await Deno.readTextFile(join(from, part, name));
        await Deno.writeTextFile(
          join(to, part, name),
          text.replace(/(?<= from ")[^"]+/g, (name) => IMPORTS[name] ?? name),
        );
      }
    }
    for (const [file, change] of Object.entries(changes)) {
      const path = join(to, file);
      const text = change(await Deno.readTextFile(path).catch(() => ""));
      await (text === null ? Deno.remove(path) : Deno.writeTextFile(path, text));
    }
    return await use(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

async function problemsOf(
  look: (lesson: CatalogLesson, demos: readonly CatalogDemo[]) => string[],
  changes: Readonly<Record<string, Change>>,
): Promise<string[]> {
  return await withChanges(changes, async (root) => {
    const lesson = (await loadLesson("99", root))!;
    return look(lesson, await loadDemos(lesson));
  });
}

function problemsByName(results: readonly ItemResult[]): Record<string, string> {
  return Object.fromEntries(
    results.filter(({ problems }) => problems.length > 0)
      .map(({ name, problems }) => [name, problems.join("\n")]),
  );
}

Deno.test("verifyLesson() finds nothing wrong with a sound lesson, and tells each item", async () => {
  const told: string[] = [];
  const results = await withChanges({
    // It never comes back, and takes no time on the processor.
    "wrong/01_add.spins.ts": (text) =>
      text.replace(
        " sum++;",
        "if (i < 1) sum++; else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
      ),
  }, async (root) => {
    const onItem = ({ name }: ItemResult): void => void told.push(name);
    return await verifyLesson("99", { seeds: 1, onItem }, root);
  });
  assertEquals(problemsByName(results), {});
  assertEquals(told.toSorted(), results.map(({ name }) => name).toSorted());
  assertEquals(results.length, 14);
});

Deno.test("verifyLesson() draws by a number when it is to be quick", async () => {
  const drawn = async (draw: number): Promise<string[]> => {
    const results = await withChanges(
      {},
      (root) => verifyLesson("99", { quick: true, draw }, root),
    );
    assertEquals(problemsByName(results), {});
    return results.map(({ name }) => name).filter((name) => /wrong answer|unsolved/.test(name));
  };
  const [first, other] = [await drawn(2), await drawn(4)];
  assertEquals([first[0], other[0]], ["99/1 add: wrong answer product", "99/1 add: unsolved"]);
  assertEquals(await drawn(2), first);
});

const add = "01_add.ts";
const broken: readonly [
  rule: string,
  look: (lesson: CatalogLesson, demos: readonly CatalogDemo[]) => string[],
  changes: Readonly<Record<string, Change>>,
  problem: RegExp,
][] = [
  [
    "a file that belongs to nothing",
    layoutProblems,
    { "checks/helper.ts": () => "" },
    /^checks\/helper.ts belongs to no demo/,
  ],
  [
    "a wrong answer to no exercise",
    layoutProblems,
    { "wrong/09_old.serial.ts": () => "" },
    /^wrong\/09_old.serial.ts belongs to no/,
  ],
  [
    "C-15: a lesson that needs what comes later",
    layoutProblems,
    { "mod.ts": (text) => text.replace("needs: []", 'needs: ["01", "99"]') },
    /^it needs lesson 99, which does not come before it$/,
  ],
  [
    "a missing README",
    readmeProblems,
    { "README.md": () => null },
    /^there is no README/,
  ],
  [
    "a missing heading",
    readmeProblems,
    { "README.md": (text) => text.replace("## Words\n", "") },
    /^heading 7 is "Coming from Python", not "Words"$/,
  ],
  [
    "headings in another order",
    readmeProblems,
    { "README.md": (text) => text.replace("The idea", "Words").replace("## Words", "## Try it") },
    /^heading 2 is "Try it", not "The idea"$/,
  ],
  [
    "a heading too many",
    readmeProblems,
    { "README.md": (text) => `${text}\n## Thanks\n` },
    /^"Thanks" is no heading/,
  ],
  [
    "an exercise without TODO",
    ({ exercises }) => exerciseTextProblems(exercises[0]!),
    { [`exercises/${add}`]: (text) => text.replace("TODO", "todo") },
    /^the exercise has no `\/\/ TODO/,
  ],
  [
    "a solution with a TODO",
    ({ exercises }) => exerciseTextProblems(exercises[0]!),
    { [`solutions/${add}`]: (text) => `${text}// TODO: think again\n` },
    /^the solution has a TODO$/,
  ],
  [
    "an empty hint",
    ({ exercises }) => exerciseTextProblems(exercises[0]!),
    { "mod.ts": (text) => text.replace("It looks like a cross", " ") },
    /^it needs three hints/,
  ],
  [
    "an exercise without wrong answers",
    ({ exercises }) => exerciseTextProblems(exercises[1]!),
    {
      "mod.ts": (text) => text.replace(/early: .*/, ""),
      "wrong/02_process.early.ts": () => null,
    },
    /^it has no wrong answer/,
  ],
  [
    "a demo that does not say what one will see",
    (_, [demo]) => demoTextProblems(demo!),
    { "demos/01_speaks.ts": (text) => text.replace(/^.*\n/, "") },
    /^its first line is no comment/,
  ],
  [
    "a demo that is too long",
    (_, [demo]) => demoTextProblems(demo!),
    { "demos/01_speaks.ts": (text) => text + "//\n".repeat(80) },
    /^it has 9\d lines; 80 are the limit$/,
  ],
];

for (const [rule, look, changes, problem] of broken) {
  Deno.test(`verifyLesson() refuses ${rule}`, async () => {
    const problems = await problemsOf(look, changes);
    assertEquals(problems.length, 1, problems.join());
    assertMatch(problems[0]!, problem);
  });
}

Deno.test("verifyLesson() reports a lesson that cannot be loaded as one problem", async () => {
  await withChanges({ [`checks/${add}`]: () => null }, async (root) => {
    const results = await verifyLesson("99", {}, root);
    assertEquals(results.map(({ name }) => name), ["mod.ts"]);
    assertStringIncludes(results[0]!.problems[0]!, "mod.ts asks for 01_add.ts");
  });
  await withChanges({ "demos/01_speaks.ts": () => null }, async (root) => {
    const results = await verifyLesson("99", {}, root);
    assertEquals(results.map(({ name }) => name), ["demos.ts"]);
    assertStringIncludes(results[0]!.problems[0]!, "demos/01_speaks.ts");
  });
  await assertRejects(() => verifyLesson("42", {}, LESSONS), RangeError, "there is none");
});

Deno.test({
  name: "verifyLesson() refuses answers that get another verdict, types and demos that are wrong",
  ignore: !LINUX,
  async fn(): Promise<void> {
    const found = await withChanges({
      // As shipped it passes already; the solution fails now and then.
      [`exercises/${add}`]: (text) => text.replace("return 0", "return _a + _b"),
      [`solutions/${add}`]: (text) =>
        text.replace("a + b", "a + b + (Math.random() < 0.5 ? 1 : 0)"),
      "wrong/01_add.product.ts": (text) => text.replace("a * b", "a + b"),
      "wrong/01_add.spins.ts": (text) => text.replace("let sum = a;", "let sum = a + 1;"),
      // As shipped it crashes; the wrong answer does not.
      "exercises/02_process.ts": (text) => `${text}\nthrow new Error("not even a claim");\n`,
      "wrong/02_process.early.ts": (text) => text.replace("exitNow(7);", 'export const n: 1 = "";'),
      "solutions/02_process.ts": (text) => text.replace("work", "toil"),
      "demos/01_speaks.ts": (text) => text.replace("1 + 1 === 2", "1 + 1 === 3"),
      "demos/02_forks.ts": (text) =>
        text.replace(
          "let n",
          'new Deno.Command("sleep", { args: ["1000"] }).spawn().unref();\nlet n',
        ),
    }, async (root) => problemsByName(await verifyLesson("99", { seeds: 8 }, root)));
    const expected: Readonly<Record<string, RegExp>> = {
      types:
        /^02_process.early.ts:3:14 {2}Type '""' is .*^02_process.ts:3:10 {2}.*no exported member 'work'/ms,
      "99/2 process: solution": /^seed 0 of 8 got crashed/,
      "99/1 add: solution": /^seed \d of 8 got (failed|schedule-dependent) on "/,
      "99/1 add: wrong answer product": /^its author promises failed on .* got passed \(seed 0\)$/,
      "99/1 add: wrong answer spins": /promises timed out on .*but it got failed on "it adds one/,
      "99/1 add: unsolved": /^as shipped it has to fail on a claim.* got passed \(seed 0\)$/,
      "99/2 process: wrong answer early": /^its author promises crashed, but it got failed/,
      "99/2 process: unsolved": /^as shipped it has to fail on a claim.* got crashed/,
      "demo 1 speaks": /^it ended with exit code 1:/,
      "demo 2 forks": /^it left processes running: sleep/,
    };
    assertEquals(Object.keys(found).toSorted(), Object.keys(expected).toSorted());
    for (const [name, problem] of Object.entries(expected)) assertMatch(found[name]!, problem);
  },
});

Deno.test("verifyLesson() throws the signal's reason", async () => {
  const abort = new AbortController();
  const verifying = verifyLesson("99", {
    signal: abort.signal,
    onItem: () => abort.abort(new Error("enough")),
  }, LESSONS);
  await assertRejects(() => verifying, Error, "enough");
});
