import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { runStep } from "../../../tools/gate/run_step.ts";

Deno.test("runStep() keeps what the command printed on both streams", async () => {
  const { ok, output, rerun, tests } = await runStep({
    name: "talk",
    args: ["eval", "console.log('out'); console.error('err')"],
    again: "--seed 7",
  });
  assert(ok);
  assertEquals(output.split("\n").filter(Boolean), ["out", "err"]);
  assertEquals(rerun, "deno task ok talk --seed 7");
  assertEquals(tests, undefined);
});

Deno.test("runStep() runs without colour and without input, whoever is watching", async () => {
  const program = `
    console.log(Deno.noColor, Deno.env.has("FORCE_COLOR"), Deno.stdin.isTerminal());
    console.log(await Deno.stdin.read(new Uint8Array(1)));`;
  const { output } = await runStep({ name: "look", args: ["eval", program] });
  assertEquals(output, "true false false\nnull\n");
});

Deno.test("runStep() says that a command failed", async () => {
  const { ok, output } = await runStep({ name: "fail", args: ["eval", "throw new Error('no')"] });
  assert(!ok);
  assertStringIncludes(output, "no");
});

Deno.test("runStep() counts no tests when the run broke off before its report", async () => {
  const junit = "no/such/report.xml";
  const { tests } = await runStep({ name: "break", args: ["eval", "Deno.exit(1)"], junit });
  assertEquals(tests, { passed: 0, failed: 0, ignored: 0 });
});

for (
  const [what, test, fails, expected] of [
    ["fails once passes when it is run alone, and is told", true, "once", [true, 2, 0, 1]],
    ["fails once outside of its tests does so, too", false, "once", [true, 1, 0, 1]],
    ["always fails is failed", true, "always", [false, 1, 1, 0]],
  ] as const
) {
  Deno.test(`runStep(): a test file that ${what}`, async () => {
    const folder = await Deno.makeTempDir();
    const file = `${folder}/some_test.ts`;
    await Deno.writeTextFile(
      file,
      `Deno.test("steady", () => {});
       ${test ? 'Deno.test("not so", run);' : "run();"}
       function run() {
         try {
           Deno.statSync("${folder}/seen");
         } catch {
           ${fails === "once" ? `Deno.writeTextFileSync("${folder}/seen", "");` : ""}
           throw new Error("this time");
         }
       }`,
    );
    const junit = `${folder}/report.xml`;
    const args = ["test", "-A", "--no-config", "--parallel", `--junit-path=${junit}`, file];
    const { ok, tests, unsteady = [] } = await runStep({ name: "test", args, junit });
    assertEquals([ok, tests?.passed, tests?.failed, unsteady.length], [...expected]);
    await Deno.remove(folder, { recursive: true });
  });
}
