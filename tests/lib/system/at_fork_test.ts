import { assertEquals } from "@std/assert";
import { runProgram } from "../../run_program.ts";

Deno.test("onFork() is done in each child alone, and atFork() only where there is something to do", async () => {
  const { stdout, stderr } = await runProgram(import.meta.url, "./programs/at_fork.ts", {
    forks: true,
  });
  assertEquals(stderr, "");
  assertEquals(stdout.trim().split("\n"), [
    "in the child: step,child",
    "in the parent: parent of this child",
    "in the child: step",
    "in the parent:",
  ]);
});
