import "../../open_libc.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { TextLineStream } from "@std/streams";
import { Learner } from "../cli.ts";
import { hasScript, Terminal, type TerminalOptions } from "../terminal.ts";

const FILE = "01_first_steps/01_double.ts";
/** What the shell says about its terminal afterwards: canonical input and echo are back. */
const AFTERWARDS = "stty -a | tr ' ;' '\\n\\n' | grep -xE -e '-?(icanon|echo|isig)' | tr '\\n' ' '";
/** Who gives the terminal back after a SIGKILL comes a moment later; who never does, runs into the timeout. */
const UNTIL_CANONICAL = "until stty -a | grep -q ' icanon'; do sleep 0.05; done";

function onTerminal(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, ignore: !hasScript, fn, timeout: 120_000 });
}

function watch(learner: Learner, options: TerminalOptions = {}): Terminal {
  return new Terminal(learner, "watch --color=never", { then: AFTERWARDS, ...options });
}

onTerminal("watch checks a save by itself, waits for n on a pass, and knows its keys", async () => {
  await using learner = await Learner.begin();
  const terminal = watch(learner);
  await terminal.shows("01/1 double (easy)");
  await terminal.shows("FAILED  0 of 3 claims");
  await terminal.shows("n next · h hint · l list · r run again · q quit");

  await terminal.type("h");
  await terminal.shows("Hint 1 of 3");
  await terminal.type("r");
  await terminal.shows("checking …");
  await terminal.shows("FAILED  0 of 3 claims");

  await learner.solve(FILE);
  await terminal.shows("checking …");
  await terminal.shows("PASSED  3 of 3 claims");
  await terminal.shows("n next exercise");

  await terminal.type("n");
  await terminal.shows("01/2 add-up (medium)");
  await terminal.shows("FAILED");
  await terminal.type("n");
  await terminal.shows("has not passed yet. `n` again skips it.");
  await terminal.type("n");
  await terminal.shows("02/1 halve");

  await terminal.type("l");
  await terminal.shows("▸");
  await terminal.type("q");
  const { text } = await terminal.end();
  assertMatch(text, /isig icanon echo *$/);
});

for (const [signal, code] of [["SIGTERM", 143], ["SIGHUP", 129], ["SIGKILL", 137]] as const) {
  onTerminal(`watch gives the terminal back when it is ended by ${signal}`, async () => {
    await using learner = await Learner.begin();
    const terminal = watch(learner, { then: `echo code $?; ${UNTIL_CANONICAL}; ${AFTERWARDS}` });
    await terminal.shows("FAILED  0 of 3 claims");
    Deno.kill(terminal.course(), signal);
    const { text } = await terminal.end();
    assertStringIncludes(text, `code ${code}\n`);
    assertMatch(text, /isig icanon echo *$/);
  });
}

onTerminal("watch gives the terminal back when it fails, and says why", async () => {
  await using learner = await Learner.begin();
  const terminal = watch(learner, { then: `echo code $?; ${AFTERWARDS}` });
  await terminal.shows("FAILED  0 of 3 claims");
  await Deno.remove(learner.path(FILE));
  await terminal.type("r");
  const { text } = await terminal.end();
  assertStringIncludes(text, "The course failed: NotFound");
  assertStringIncludes(text, "code 3\n");
  assertMatch(text, /isig icanon echo *$/);
});

onTerminal("watch breaks off a check that the next save has overtaken", async () => {
  await using learner = await Learner.begin();
  await learner.write(FILE, "while (true);");
  const terminal = watch(learner);
  await terminal.shows("checking …");
  await learner.solve(FILE);
  await terminal.shows("PASSED  3 of 3 claims"); // the loop alone would have taken ten seconds
  await terminal.type("\x03");
  assert(!(await terminal.end()).text.includes("TIMED OUT"));
});

onTerminal("C-09: watch fits into 40 columns, and paints nothing under NO_COLOR", async () => {
  await using learner = await Learner.begin();
  const terminal = new Terminal(learner, "watch 01", { columns: 40, env: { NO_COLOR: "1" } });
  await terminal.shows("q quit");
  await terminal.shows("FAILED");
  await terminal.shows("q quit");
  await terminal.type("l");
  await terminal.shows("Enter opens");
  await terminal.type("lh");
  await terminal.shows("Hint 1 of 3");
  await terminal.type("q");
  const { text } = await terminal.end();
  const lines = text.replaceAll("\x1b[H\x1b[2J", "\n").replaceAll("\r", "").split("\n");
  assertEquals(lines.filter((line) => [...line].length > 40), []);
  assert(!text.replaceAll("\x1b[H\x1b[2J", "").includes("\x1b"), "no other escape codes");
});

onTerminal(
  "files on a terminal are links that an editor opens, and are none without colours",
  async () => {
    await using learner = await Learner.begin();
    const env = { INTERLEAVE_LINK: "vscode://file{path}" };
    const { text } = await new Terminal(learner, "next", { env }).end();
    const path = learner.path(FILE);
    assertStringIncludes(text, `\x1b]8;;vscode://file${path}\x07`);
    const plain = await new Terminal(learner, "next").end();
    assertStringIncludes(plain.text, `\x1b]8;;file://${path}\x07`);
    assert(!(await new Terminal(learner, "next --color=never").end()).text.includes("\x1b"));
  },
);

Deno.test("C-09: without a terminal watch writes a verdict for each save, and no escape codes", async () => {
  await using learner = await Learner.begin();
  const course = learner.command("watch", { env: { FORCE_COLOR: "1", COLUMNS: "40" } }).spawn();
  const lines = course.stdout.pipeThrough(new TextDecoderStream()).pipeThrough(
    new TextLineStream(),
  ).getReader();
  let text = "";
  const shows = async (word: string): Promise<void> => {
    for (let line = ""; !line.includes(word);) {
      const { value, done } = await lines.read();
      assert(!done, `ended without ${word}:\n${text}`);
      text += `${line = value}\n`;
    }
  };
  await shows("Ctrl-C");
  await shows("FAILED");
  await learner.solve(FILE);
  await shows("PASSED");
  course.kill("SIGINT");
  assertEquals((await course.status).code, 130);
  assertEquals(await new Response(course.stderr).text(), "");
  while (!(await lines.read()).done);
  assert(!text.includes("\x1b"));
  assertEquals(text.split("\n").filter((line) => [...line].length > 40), []);
});

Deno.test("with --json watch writes a record on a line for each save", async () => {
  await using learner = await Learner.begin();
  const course = learner.command("watch 01 --json").spawn();
  const lines = course.stdout.pipeThrough(new TextDecoderStream()).pipeThrough(
    new TextLineStream(),
  ).getReader();
  assertEquals(JSON.parse((await lines.read()).value!).outcome, "failed");
  await learner.solve(FILE);
  assertEquals(JSON.parse((await lines.read()).value!).outcome, "passed");
  course.kill("SIGTERM");
  assertEquals((await course.status).code, 143);
  await new Response(course.stderr).text();
  while (!(await lines.read()).done);
});
