import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { loadCatalog } from "../../course/catalog.ts";
import { COMMANDS, findCommand } from "../../course/commands.ts";
import { complete } from "../../course/complete.ts";
import { Learner, LESSONS } from "./cli.ts";

const commands = await Promise.all(COMMANDS.map(findCommand));
const { lessons } = await loadCatalog(LESSONS);

async function words(line: string): Promise<string[]> {
  const found = await complete(line.split(" "), { commands, lessons });
  return found.map(({ word }) => word);
}

Deno.test("complete() knows commands, lessons, exercises, demos and options", async () => {
  const expected: Readonly<Record<string, string[]>> = {
    "che": ["check"],
    "course che": ["check"],
    "check ": ["01/1", "01/2", "02/1"],
    "check 02": ["02/1"],
    "watch ": ["01", "02"],
    "lesson 01 ": ["demo", "text"],
    "lesson 1 demo ": ["hello", "two-lanes"],
    "lesson 01 text ": [],
    "lesson 01 demo hello ": [],
    "check 01/1 --se": ["--seed"],
    "check --json 02": ["02/1"],
    "completions ": ["bash", "zsh", "fish"],
    "nonsense ": [],
  };
  for (const [line, found] of Object.entries(expected)) {
    assertEquals(await words(line), found, line);
  }
  assertEquals((await words("")).length, commands.length);
});

/** Asks a shell what it would complete; the script is loaded as a learner loads it. */
const ASK: Readonly<Record<string, (script: string, line: string) => string>> = {
  bash: (script, line) =>
    `source ${script}; COMP_WORDS=(${line} ''); [[ '${line}' == *' ' ]] || unset 'COMP_WORDS[-1]'
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _interleave; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: (script, line) =>
    `compdef() { :; }; _describe() { print -l -- "\${(@P)2%%:*}"; }; source ${script}
words=(\${(z)"\${:-${line}}"}); [[ '${line}' == *' ' ]] && words+=(''); CURRENT=$#words; _interleave`,
  fish: (script, line) => `source ${script}; complete -C '${line}' | string replace -r '\\t.*' ''`,
};

for (const [shell, ask] of Object.entries(ASK)) {
  const isThere = await new Deno.Command("sh", { args: ["-c", `command -v ${shell}`] }).output()
    .then(({ success }) => success, () => false);
  Deno.test({
    name:
      `completions: ${shell} completes after \`deno task\` where the course is, and nowhere else`,
    ignore: !isThere,
    async fn(): Promise<void> {
      await using learner = await Learner.begin();
      await learner.run("next");
      const script = learner.path(`script.${shell}`);
      const { code, stdout } = await learner.run(`completions ${shell}`);
      assertEquals(code, 0);
      await Deno.writeTextFile(script, stdout);
      const asked = async (line: string, cwd: string): Promise<string[]> => {
        const { stdout } = await new Deno.Command(shell, {
          args: [
            shell === "bash" ? "--norc" : shell === "zsh" ? "-f" : "--no-config",
            "-c",
            ask(script, line),
          ],
          cwd,
          env: { INTERLEAVE_LESSONS: LESSONS, INTERLEAVE_COURSE_DIR: learner.dir },
          stderr: "null",
        }).output();
        return new TextDecoder().decode(stdout).split("\n").filter((word) => word !== "");
      };
      assertEquals(await asked("deno task check 01", learner.dir), ["01/1", "01/2"]);
      assertEquals(await asked("deno task check ", learner.path("01_first_steps")), [
        "01/1",
        "01/2",
        "02/1",
      ]);
      assertEquals(await asked("deno task wat", learner.dir), ["watch"]);
      const elsewhere = await asked("deno task check 01", "/");
      assert(!elsewhere.includes("01/1"), elsewhere.join());
    },
  });
}

Deno.test("completions: who names no shell is told which there are", async () => {
  await using learner = await Learner.begin();
  const { code, stderr } = await learner.run("completions tcsh");
  assertEquals(code, 2);
  assertStringIncludes(stderr, "No shell tcsh. There are bash, zsh, fish");
});
