import { assertEquals } from "@std/assert";
import { runProgram } from "../../run_program.ts";

for (const kind of ["process", "thread"]) {
  Deno.test({
    name: `a recording shows who sent what to a ${kind}, of each queue and pipe the first thousand`,
    timeout: 30_000,
    async fn(): Promise<void> {
      const { stdout, stderr } = await runProgram(import.meta.url, "programs/recorded.ts", {
        args: [kind],
      });
      assertEquals(stderr, "");
      assertEquals(JSON.parse(stdout), {
        inTime: true,
        others: [
          "cook → main: 3 bytes",
          'cook → main: [ 1, "soup" ]',
          'cook → main: [ 2, "before the recording" ]',
          'main → cook: "soup"',
          "main → cook: 3 bytes",
        ],
        own: 1000,
        last: "main → main: 999",
      });
    },
  });
}
