import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Learner } from "./cli.ts";

Deno.test("lesson shows the idea, runs the demos in order and ends with what to type next", async () => {
  await using learner = await Learner.begin();
  const { code, stdout, stderr } = await learner.run("lesson 1");
  assertEquals({ code, stderr }, { code: 0, stderr: "" });
  const order = [
    "01 · First steps",
    "A function takes a number and gives back another one; here is one line",
    "`deno task lesson 01 text`",
    "Demo 1/2  hello — a greeting",
    "   ✓ somebody was greeted",
    "Demo 2/2  two-lanes — two at work",
    "   helper    ▕",
    "1 ▸ double  easy    Twice as much",
    "2 · add-up  medium  The sum of many numbers",
    "01_first_steps/01_double.ts, then",
    "`deno task check 01/1`",
  ];
  const places = order.map((text) => stdout.indexOf(text));
  assertEquals(places.filter((place) => place < 0), [], stdout);
  assertEquals(places, places.toSorted((a, b) => a - b));
  assert(!stdout.includes("predict"), "asked although there is no terminal");
  assert((await Deno.stat(learner.path("01_first_steps/01_double.ts"))).isFile);
});

Deno.test("C-06: lesson without a number goes on where the learner is", async () => {
  await using learner = await Learner.begin();
  assertStringIncludes((await learner.run("lesson")).stdout, "01 · First steps");
  await learner.run("check 02/1");
  await using waiting = learner.command("lesson").spawn();
  const output = waiting.stdout.getReader();
  let text = "";
  while (!text.includes("\n")) text += new TextDecoder().decode((await output.read()).value);
  assertStringIncludes(text, "02 · Trouble");
  waiting.kill("SIGTERM");
  await output.cancel();
  await waiting.stderr.cancel();
  await waiting.status;
});

Deno.test("lesson goes by its name as well, and gives every demo the whole width, whichever ran before", async () => {
  await using learner = await Learner.begin();
  const { code, stdout } = await learner.run("lesson first-steps", { env: { COLUMNS: "70" } });
  assertEquals(code, 0);
  const bar = stdout.split("\n").find((line) => line.startsWith("   helper    ▕")); // of the second demo
  assertEquals(bar?.length, 70);
});

Deno.test("lesson demo runs one demo, by its number", async () => {
  await using learner = await Learner.begin();
  const { code, stdout } = await learner.run("lesson 01 demo 1");
  assertEquals(code, 0);
  assertStringIncludes(stdout, "✓ somebody was greeted");
  assert(!stdout.includes("two-lanes"));
});

Deno.test("lesson demo ends with exit code 1 when a claim does not hold", async () => {
  await using learner = await Learner.begin();
  const { code, stdout } = await learner.run("lesson 02 demo fails");
  assertEquals(code, 1);
  assertStringIncludes(stdout, "✗ Claim does not hold on this run: one is two");
  assertStringIncludes(stdout, "✗ It ended with exit code 1");
});

Deno.test("lesson demo runs one demo, by its name; --timeline leaves a Chrome trace", async () => {
  await using learner = await Learner.begin();
  const file = learner.path("trace.json");
  const { code, stdout } = await learner.run(`lesson 01 demo two-lanes --timeline ${file}`);
  assertEquals(code, 0);
  assert(!stdout.includes("somebody was greeted"));
  assertStringIncludes(stdout, `Saved ${file}`);
  const { traceEvents } = JSON.parse(await Deno.readTextFile(file));
  const names = traceEvents.map((event: { name: string }) => event.name);
  assert(names.includes("works"));
});

Deno.test("lesson text renders the whole README", async () => {
  await using learner = await Learner.begin();
  const { code, stdout } = await learner.run("lesson 01 text");
  assertEquals(code, 0);
  assertStringIncludes(stdout, "What it gives back".toLowerCase());
  assertMatch(stdout, /More of the idea, which only the whole text\s+shows\./);
});

Deno.test("C-06: find tells the place, the line and the command, and 1 when there is nothing", async () => {
  await using learner = await Learner.begin();
  const zebra = await learner.run("find ZEBRA");
  assertEquals(zebra.code, 0);
  assertMatch(zebra.stdout, /^ 01 · text +deno task lesson 01 text\n +\d+ {2}- a zebra stands/);

  const topic = await learner.json("find Z2");
  assertEquals(topic.map((place: { command: string }) => place.command), [
    "deno task lesson 01 demo two-lanes",
    "deno task check 01/2",
  ]);
  const many = await learner.run("find it goes on in the next");
  assertEquals(many.code, 1);
  assertStringIncludes(many.stdout, "Nothing about it goes on in the next");
});
