import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import type { Context } from "../../course/command.ts";
import { COMMANDS } from "../../course/commands.ts";
import { command as help } from "../../course/commands/help.ts";
import { Learner } from "./cli.ts";

const WRONG_USE: Record<string, string> = {
  "lesson 99": "No lesson 99. There are 01 to 02; `deno task list` shows them.",
  "lesson abc": "No lesson abc. There are 01 to 02; `deno task list` shows them.",
  "lesson 01 demo": "Which demo? Lesson 01 has demos 1 to 2. There are: hello, two-lanes.",
  "lesson 01 demo helo": "No demo helo. Lesson 01 has demos 1 to 2. Did you mean `hello`?",
  "lesson 01 tex": "No part tex of a lesson. Type `deno task lesson 01 demo 1` or " +
    "`deno task lesson 01 text`.",
  "lesson 01 --timeline x": "Of which demo? Say it as in " +
    "`deno task lesson 01 demo 1 --timeline FILE`.",
  "lessn": "No command lessn. Did you mean `lesson`?",
  "xyz": "No command xyz. `deno task course help` shows all.",
  "help xyz": "No command xyz. `deno task course help` shows all.",
  "check": "Which exercise? Say it as in `deno task check 01/1`.",
  "check 01": "No exercise 01. Say it as in `deno task check 01/1`.",
  "check 01/77": "No exercise 01/77. Lesson 01 has exercises 1 to 2; " +
    "`deno task lesson 01` lists them.",
  "check 01/1 --seed x": "No seed x. It is a number from 0 to 65535.",
  "check 01/1 --replay abba": "No token abba. It stands below a failing schedule: x1:1c09f3:abba.",
  "hint 77/1": "No lesson 77. There are 01 to 02; `deno task list` shows them.",
  "solution 01/1": "Yours has not passed yet: `deno task check 01/1`. To see ours first, type " +
    "`deno task solution 01/1 --anyway`.",
  "find": "Which word? Say it as in `deno task find zombie`.",
  "list all": "Too many arguments, from all on. Type `deno task list`.",
  "list --jsno": "No option --jsno. Did you mean `--json`?",
  "list -x": "No option -x. `--help` shows what there is.",
  "list --dir": "`--dir` needs a value. Say it as in `--dir DIR`.",
  "list --color=red": "No color red. Say `--color=always`, `never` or `auto`.",
};

Deno.test("main: wrong use is one line on stderr that says what to type, and exit code 2", async (t) => {
  await using learner = await Learner.begin();
  for (const [words, line] of Object.entries(WRONG_USE)) {
    await t.step(`wrong use: ${words}`, async () => {
      const { code, stdout, stderr } = await learner.run(words);
      assertEquals({ code, stdout, stderr }, { code: 2, stdout: "", stderr: `${line}\n` });
    });
  }
});

Deno.test("main: who came through npx is told to type what works there", async () => {
  await using learner = await Learner.begin();
  const { stderr } = await learner.run("lesson 99", { env: { npm_command: "exec" } });
  assertStringIncludes(stderr, `\`npx deno@${Deno.version.deno} task list\``);
});

Deno.test("main: our own fault is one line, exit code 3, and shows its stack if asked", async () => {
  await using learner = await Learner.begin();
  const lessons = await Deno.makeTempDir({ dir: learner.dir });
  await Deno.mkdir(`${lessons}/01_broken`);
  await Deno.writeTextFile(`${lessons}/01_broken/mod.ts`, "export const lesson = {};");
  const env = { INTERLEAVE_LESSONS: lessons };

  const brief = await learner.run("list", { env });
  assertEquals(brief.code, 3);
  assertEquals(brief.stderr.trimEnd().split("\n").length, 1, brief.stderr);
  assertStringIncludes(brief.stderr, "CatalogError: Cannot load lesson 01");
  assertStringIncludes(brief.stderr, "`--stack` shows where");

  const full = await learner.run("list --stack", { env });
  assertEquals(full.code, 3);
  assertStringIncludes(full.stderr, "catalog.ts:");
});

Deno.test("main: without words, and with help or --help, it says how it is used", async () => {
  await using learner = await Learner.begin();
  const overview = await learner.run("", { env: { FORCE_COLOR: "1" } });
  assert(!isColored(overview.stdout));
  assertEquals(overview, await learner.run("help"));
  assertEquals(overview, await learner.run("--help"));
  assertStringIncludes(overview.stdout, "deno task check NN/n");
  assertEquals(overview.code, 0);

  const own = await learner.run("help lesson");
  assertEquals(own, await learner.run("lesson --help"));
  assertEquals(own, await learner.run("lesson 01 -h"));
  assertStringIncludes(own.stdout, "--timeline FILE");
});

/** Whether a text has colours. */
function isColored(text: string): boolean {
  return text.includes("\x1b");
}

Deno.test("C-09: main: colours where they are asked for, and never where they are not", async () => {
  await using learner = await Learner.begin();
  for (const words of ["list", "lesson 01 demo 1"]) {
    const never = await learner.run(`${words} --color=never`, { env: { FORCE_COLOR: "1" } });
    assert(!isColored(never.stdout), `${words} --color=never`);
  }
  for (const words of ["--color=always list", "lesson 01 text --color=always"]) {
    const always = await learner.run(words, { env: { NO_COLOR: "1" } });
    assert(isColored(always.stdout), words);
  }
});

Deno.test("C-09: main: everything fits into 40 columns, and has no colours in a pipe, whatever FORCE_COLOR says", async (t) => {
  await using learner = await Learner.begin();
  const env = { COLUMNS: "40", FORCE_COLOR: "1" };
  for (
    const words of [
      "lesson 01",
      "lesson 01 text",
      "lesson 02 demo fails",
      "list",
      "next",
      "find double",
      "check 01/1",
      "hint 01/1 --all",
      "solution 01/1 --anyway",
      "reset 01/1",
      "progress",
      "help lesson",
    ]
  ) {
    await t.step(`fits: ${words}`, async () => {
      const { stdout } = await learner.run(words, { env });
      assertFits(stdout);
      assert(!isColored(stdout));
    });
  }
});

Deno.test("C-09: help: the overview and the help of every command fit into 40 columns", async () => {
  for (const name of [undefined, ...COMMANDS]) {
    let text = "";
    const print = (line: string): void => void (text += `${line}\n`);
    const args = name === undefined ? [] : [name];
    await help.run({ args, json: false, screen: { width: 40, print } } as unknown as Context);
    assertFits(stripAnsiCode(text));
  }
});

/** That a text is there and no line of it longer than 40. */
function assertFits(text: string): void {
  assertEquals(text.split("\n").filter((line) => [...line].length > 40), []);
  assert(text.length > 0);
}

Deno.test("C-09: main: every command writes one JSON record with --json", async () => {
  await using learner = await Learner.begin();
  const list = await learner.json("list");
  assertEquals(list.lessons.map((each: { id: string }) => each.id), ["01", "02"]);
  assertEquals([list.passed, list.total, list.next], [0, 3, "01/1"]);
  assertEquals((await learner.json("next")).name, "double");
  assertEquals((await learner.json("find zebra"))[0].command, "deno task lesson 01 text");
  assertEquals((await learner.json("check 1/double")).outcome, "failed");
  assertEquals((await learner.json("hint 01/1")).hints, ["What is twice a number?"]);
  assertStringIncludes((await learner.json("solution 01/1 --anyway")).text, "2 * n");
  assertStringIncludes((await learner.json("reset 01/1")).backup, "01_double.ts.1");
  assertEquals((await learner.json("progress")).exercises[0].hints, 1);
  assertEquals((await learner.json("help check")).name, "check");
  assertStringIncludes((await learner.json("lesson 01 text")).text, "# First steps");

  const lesson = await learner.json("lesson 1");
  assertEquals(lesson.demos.map((each: { name: string }) => each.name), ["hello", "two-lanes"]);
  assertEquals(lesson.demos[0].result.code, 0);
  assertStringIncludes(lesson.demos[0].output, "✓ somebody was greeted");
  assertEquals(lesson.exercises[0].state, "tried");
});

Deno.test("main: a reader that has seen enough ends the course in silence", async () => {
  await using learner = await Learner.begin();
  const child = learner.command("lesson 01").spawn();
  await child.stdout.cancel();
  const { code, stderr } = await child.output().catch(async () => ({
    code: (await child.status).code,
    stderr: new Uint8Array(await new Response(child.stderr).arrayBuffer()),
  }));
  assertEquals(code, 141);
  assertEquals(new TextDecoder().decode(stderr), "");
});
