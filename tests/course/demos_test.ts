import { stripAnsiCode } from "@std/fmt/colors";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { type DemoOptions, type DemoResult, runDemo } from "../../course/demos.ts";
import type { Demo } from "../../course/kit.ts";

const FIXTURE = new URL("./grader_fixture/", import.meta.url);
const SOUND = "lessons/99_sound/demos";

async function run(
  name: string,
  options: Partial<DemoOptions> = {},
): Promise<DemoResult & { text: string }> {
  const url = new URL(`${name}.ts`, FIXTURE);
  const file = fromFileUrl(url);
  const { demo }: { demo: Demo } = await import(url.href);
  const decoder = new TextDecoder();
  let text = "";
  const onOutput = (chunk: Uint8Array): void => void (text += decoder.decode(chunk));
  const result = await runDemo({ file, demo }, { onOutput, ...options });
  return { ...result, text: stripAnsiCode(text) }; // Deno colours errors in pipes, too
}

Deno.test("runDemo() prints what the demo says and collects its events", async () => {
  const { code, leftovers, timedOut, text, events } = await run(`${SOUND}/01_speaks`);
  assertEquals({ code, leftovers, timedOut }, { code: 0, leftovers: [], timedOut: false });
  assertStringIncludes(text, "hello");
  assertStringIncludes(text, "✓ one and one is two");
  assertEquals(events.map(({ kind }) => kind), [
    "begin",
    "mark",
    "mark",
    "mark",
    "finish",
    "end",
  ]);
});

Deno.test("runDemo() leaves a Chrome trace when asked to", async () => {
  const file = await Deno.makeTempFile();
  try {
    await run(`${SOUND}/01_speaks`, { timeline: file });
    const { traceEvents } = JSON.parse(await Deno.readTextFile(file));
    assert(traceEvents.some(({ name }: { name: string }) => name === "speech"));
  } finally {
    await Deno.remove(file);
  }
});

Deno.test("runDemo() ends with code 1 and no stack when a claim does not hold", async () => {
  const { code, text } = await run("demos/errs");
  assertEquals(code, 1);
  assertEquals(
    text,
    "✗ Claim does not hold on this run: one and one is three; observed: 2\n",
  );
});

Deno.test("runDemo() shows the stack of an error that is no claim", async () => {
  const { code, text } = await run("demos/throws");
  assertEquals(code, 1);
  assertStringIncludes(text, "RangeError: out of milk");
  assertStringIncludes(text, "throws.ts:8");
});

Deno.test("runDemo() notices a demo that waits for nothing", async () => {
  const { code, text } = await run("demos/waits");
  assertEquals(code, 1);
  assertStringIncludes(text, "The demo waits for ever");
});

Deno.test({
  name: "runDemo() starts a demo that forks in the way that fork() needs",
  ignore: Deno.build.os !== "linux",
  async fn(): Promise<void> {
    const { code, text, events } = await run(`${SOUND}/02_forks`);
    assertEquals(code, 0, text);
    assertStringIncludes(text, "child 101");
    assertStringIncludes(text, "parent 100");
    assertEquals(new Set(events.map(({ pid }) => pid)).size, 2);
  },
});
