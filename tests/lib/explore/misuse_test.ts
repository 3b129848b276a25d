import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { explore, type Kind, type Report } from "interleave/explore";

const module = new URL("./programs/misuse.ts", import.meta.url).href;

/** Explores and looks at the time: the whole, with the start of the child, on a loaded machine. */
async function exploreInTime(program: string): Promise<Report> {
  const started = performance.now();
  const report = await explore({ module, program });
  assert(performance.now() - started < 10_000, "took longer than 10 s");
  return report;
}

const cases: readonly [program: string, claim: string, kind: Kind, words: readonly string[]][] = [
  ["loopWithoutSteps", "a loop without a step", "hang", ["thread A", "loop without an end"]],
  ["catchesEverything", "a thread that catches all errors", "misuse", ["A", "catches every error"]],
  ["catchesAndSpins", "a thread that catches and spins", "hang", ["A", "catches every error"]],
  ["usesChance", "chance", "misuse", ["thread A", "Math.random()"]],
  ["usesClock", "the clock", "misuse", ["thread A", "Date.now()"]],
  ["usesTimers", "timers", "misuse", ["thread A", "setTimeout()"]],
  ["usesAwait", "an async thread", "misuse", ["thread A", "`async`"]],
  ["spinWithoutPause", "spinning without pause()", "too-long", ["pause()", "maxSteps"]],
  ["usesModuleVariables", "steps that depend on the module", "nondeterministic", ["turn (line 1"]],
  ["countsInTheModule", "a counter in the module", "check-failed", ["count (line 1", "shared"]],
];

for (const [program, claim, kind, words] of cases) {
  Deno.test({
    name: `explore() names the problem of ${claim}, and ends`,
    timeout: 20_000,
    async fn(): Promise<void> {
      const report = await exploreInTime(program);
      assertEquals(report.kind, kind, report.summary);
      for (const word of words) {
        assertStringIncludes([report.summary, ...report.advice].join("\n"), word);
      }
    },
  });
}

Deno.test("explore() ends threads that clean up with finally and using", async () => {
  const report = await exploreInTime("unwindsWell");
  assertEquals(report.kind, "deadlock");
  assertEquals(report.failure!.left.map(({ thread, heldBy }) => [thread, heldBy]), [
    ["A", "B"],
    ["B", "A"],
  ]);
});

Deno.test("explore() refuses a program that is not there, with those that are", async () => {
  await assertRejects(
    () => explore({ module, program: "usesLuck" }),
    TypeError,
    "Cannot explore usesLuck: misuse.ts exports catchesAndSpins, catchesEverything,",
  );
});

Deno.test("explore() refuses a program that its module does not export", async () => {
  const { loopWithoutSteps } = await import("./programs/misuse.ts");
  await assertRejects(
    () => explore({ module, program: { ...loopWithoutSteps } }),
    TypeError,
    "write `export const … = program({ … })`",
  );
});

Deno.test("explore() ends when its signal is aborted", async () => {
  const reason = new Error("enough");
  const signal = AbortSignal.abort(reason);
  const error = await assertRejects(() => explore({ module, program: "usesChance", signal }));
  assertEquals(error, reason);
});
