import { assertEquals, assertThrows } from "@std/assert";
import { getPriority, setPriority, SystemError } from "interleave/system";
import { runProgram } from "../../run_program.ts";

Deno.test("B-193 setPriority() is read back, nice(100) stops at 19, and a child's nice is its own", async () => {
  const before = getPriority();
  const end = await runProgram(import.meta.url, "./programs/nice.ts");
  const [raised, stopped] = JSON.parse(end.stdout);
  assertEquals([raised, stopped], [Math.min(19, before + 1), 19]);
  assertEquals(getPriority(), before);
});

Deno.test("getPriority() and setPriority() of a process that is not there say so", () => {
  const error = assertThrows(() => getPriority(4_194_304), SystemError, "read the priority");
  assertEquals((error as SystemError).code, "ESRCH");
  assertThrows(() => setPriority(5, 4_194_304), SystemError, "ESRCH");
  assertThrows(() => setPriority(0.5), TypeError, "integer");
  assertThrows(() => getPriority(-1), TypeError, "pid -1");
});
