import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Learner } from "./cli.ts";

const FILE = "01_first_steps/01_double.ts";
const OTHER = "01_first_steps/02_add_up.ts";

async function exported(learner: Learner): Promise<string> {
  const file = learner.path("export.json");
  assertEquals((await learner.run(`export ${file}`)).code, 0);
  return file;
}

Deno.test("C-07: export and import bring passes, hints and answers to another computer", async () => {
  await using here = await Learner.begin();
  await here.solve(FILE);
  await here.run("check 01/1");
  await here.run("hint 01/2");
  await here.write(OTHER, "// half done");
  const file = await exported(here);

  await using there = await Learner.begin();
  const { code, stdout } = await there.run(`import ${file}`);
  assertEquals(code, 0);
  assertStringIncludes(stdout, " 1 exercise more passed\n");
  assertMatch(stdout, /New: .*01_double\.ts/);
  assertEquals(await Deno.readTextFile(there.path(OTHER)), "// half done");
  const [first, second] = (await there.json("progress")).exercises;
  assertEquals([first.state, first.checks, second.hints], ["passed", 1, 1]);
  assertEquals((await there.json("next")).id, "01/2");
});

Deno.test("C-07: import overwrites nothing, and a second time changes nothing", async () => {
  await using here = await Learner.begin();
  await here.write(OTHER, "// written here");
  const file = await exported(here);

  await using there = await Learner.begin();
  await there.solve(OTHER);
  await there.run("check 01/2");
  const mine = await Deno.readTextFile(there.path(OTHER));
  const first = await there.json(`import ${file}`);
  assertEquals(first, { passed: [], added: [], beside: [there.path(`${OTHER}.1`)] });
  assertEquals(await Deno.readTextFile(there.path(OTHER)), mine);
  assertEquals(await Deno.readTextFile(there.path(`${OTHER}.1`)), "// written here");
  const record = await Deno.readTextFile(there.path("progress.json"));
  assertStringIncludes(record, '"passed"');
  assertEquals(await there.json(`import ${file}`), { passed: [], added: [], beside: [] });
  assertEquals(await Deno.readTextFile(there.path("progress.json")), record);
});

Deno.test("C-07: what was broken by hand comes along; what was first is kept", async () => {
  await using here = await Learner.begin();
  const won = { at: "2026-01-02T00:00:00.000Z", turns: [0, 1, 0, 1] };
  const record = (puzzles: unknown): string =>
    JSON.stringify({ version: 1, exercises: {}, puzzles });
  await here.write("progress.json", record({ lost_update: won }));
  const file = await exported(here);

  await using there = await Learner.begin();
  const own = { at: "2026-01-01T00:00:00.000Z", turns: [0, 1] };
  await there.write("progress.json", record({ peterson: own }));
  assertEquals((await there.run(`import ${file}`)).code, 0);
  const { puzzles } = JSON.parse(await Deno.readTextFile(there.path("progress.json")));
  assertEquals(puzzles, { lost_update: won, peterson: own });

  await there.write("bad.json", (await Deno.readTextFile(file)).replace("[", '{}, "x": ['));
  const refused = await there.run(`import ${there.path("bad.json")}`);
  assertEquals(refused.code, 2);
  assertStringIncludes(refused.stderr, "about the program lost_update makes no sense");
});

Deno.test("export writes to standard output, and import tells what makes no sense in a file", async () => {
  await using learner = await Learner.begin();
  await learner.write(FILE, "// mine");
  await learner.run("hint 01/1");
  const text = (await learner.run("export")).stdout;
  const good = JSON.parse(text);
  assertEquals(Object.keys(good.files), [FILE]);

  const pass = { at: "2026-01-01", shipped: "x", answer: "y" };
  const bad: Readonly<Record<string, string>> = {
    "it is no JSON": "{",
    "it was not written by": "{}",
    "no progress or no files": '{"interleave":1}',
    "../../.bashrc is no file": JSON.stringify({ ...good, files: { "../../.bashrc": "evil" } }),
    "01_a/01_b.ts is no file": JSON.stringify({ ...good, files: { "01_a/01_b.ts": 1 } }),
    "exercise 01/x makes no sense": JSON.stringify({
      ...good,
      progress: { exercises: { "01/x": good.progress.exercises["01/1"] } },
    }),
    "exercise 01/1 makes no sense": JSON.stringify({
      ...good,
      progress: { exercises: { "01/1": { name: "a", checks: 1, hints: 0, passed: pass } } },
    }),
  };
  const before = await Deno.readTextFile(learner.path("progress.json"));
  for (const [reason, text] of Object.entries(bad)) {
    await Deno.writeTextFile(learner.path("bad.json"), text);
    const { code, stderr } = await learner.run(`import ${learner.path("bad.json")}`);
    assertEquals(code, 2, reason);
    assertStringIncludes(stderr, reason);
  }
  assertEquals(await Deno.readTextFile(learner.path("progress.json")), before);
  assertEquals((await learner.run("import nowhere.json")).stderr, "No file nowhere.json.\n");
  assert((await learner.run("import")).stderr.startsWith("Which file?"));
});
