import { assertEquals, assertThrows } from "@std/assert";
import { exit, exitCodeOf, exitNow, SystemExit } from "interleave/system";
import { runProgram } from "../../run_program.ts";

Deno.test("exitCodeOf() follows Python: nothing and false are 0, true is 1, numbers lose all but 8 bits", () => {
  const cases: Array<[unknown, number, string | null]> = [
    [undefined, 0, null],
    [null, 0, null],
    [false, 0, null],
    [true, 1, null],
    [8, 8, null],
    [256, 0, null],
    [300, 44, null],
    [-1, 255, null],
    [1.5, 1, "1.5"],
    ["text", 1, "text"],
    [[1], 1, "[ 1 ]"],
  ];
  for (const [status, code, text] of cases) assertEquals(exitCodeOf(status), { code, text });
});

Deno.test("exit() throws SystemExit, which passes through finally and may be caught", () => {
  const error = assertThrows(() => exit(3), SystemExit);
  assertEquals((error as SystemExit).status, 3);
  assertThrows(() => exitNow(1.5), TypeError, "integer");
});

Deno.test("exit() that nobody catches ends the program, from the top level, a timer or a promise", async () => {
  for (const where of ["top", "timer", "promise", "text", "now"]) {
    const end = await runProgram(import.meta.url, "./programs/exits.ts", { args: [where] });
    const text = where === "text";
    assertEquals([end.code, end.stderr], text ? [1, "the reason\n"] : [7, ""], where);
    assertEquals(end.stdout, where === "now" ? "" : "cleaned up\n", where);
  }
});
