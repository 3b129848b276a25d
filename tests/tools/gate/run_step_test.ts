import { assertEquals } from "@std/assert";
import { runStep } from "../../../tools/gate/run_step.ts";

for (
  const [what, fails, expected] of [
    ["fails once passes when it is run alone, and is told", "once", [true, 2, 0, 1]],
    ["always fails is failed", "always", [false, 1, 1, 0]],
  ] as const
) {
  Deno.test(`runStep(): a test file that ${what}`, async () => {
    const folder = await Deno.makeTempDir();
    const file = `${folder}/some_test.ts`;
    await Deno.writeTextFile(
      file,
      `Deno.test("steady", () => {});
       Deno.test("not so", () => {
         try {
           Deno.statSync("${folder}/seen");
         } catch {
           ${fails === "once" ? `Deno.writeTextFileSync("${folder}/seen", "");` : ""}
           throw new Error("this time");
         }
       });`,
    );
    const junit = `${folder}/report.xml`;
    const args = ["test", "-A", "--no-config", "--parallel", `--junit-path=${junit}`, file];
    const { ok, tests, unsteady = [] } = await runStep({ name: "test", args, junit });
    assertEquals([ok, tests?.passed, tests?.failed, unsteady.length], [...expected]);
    await Deno.remove(folder, { recursive: true });
  });
}
