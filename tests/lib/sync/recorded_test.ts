import { assertEquals } from "@std/assert";
import { runProgram } from "../../run_program.ts";

for (const kind of ["process", "thread", "coroutine"]) {
  Deno.test({
    name: `a recording shows which ${kind} waits for a lock, and who holds it until when`,
    timeout: 30_000,
    async fn(): Promise<void> {
      const { stdout, stderr } = await runProgram(import.meta.url, "programs/recorded.ts", {
        args: [kind],
      });
      assertEquals(stderr, "");
      const { told, ...seen } = JSON.parse(stdout);
      const them = kind === "coroutine" ? "main" : "guest";
      for (
        const text of [
          'main holds the lock "window"',
          'main holds the lock "door"',
          `${them} waits for the lock "door"`,
          `${them} holds the lock "door"`,
        ]
      ) assertEquals(told.includes(text), true, text);
      assertEquals(seen, {
        holders: ["main", them],
        oneAfterTheOther: true,
        waitsWhileHeld: true,
        givenBackByGuest: true,
        // Of more through one handle nothing is told; a coroutine's are through the same one.
        holds: 100,
      });
    },
  });
}
