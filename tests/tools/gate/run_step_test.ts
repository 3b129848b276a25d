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
