import { assertEquals, assertThrows } from "@std/assert";
import { waitpidSync, waitStatusToExitCode } from "interleave/system";
import { runProgram } from "../../run_program.ts";

/** What `programs/wait_rows.ts` has seen, run once for all tests below. */
const end = await runProgram(import.meta.url, "./programs/wait_rows.ts", { forks: true });
if (end.code !== 0) throw new Error(`wait_rows.ts ended with ${end.code}: ${end.stderr}`);
const rows = JSON.parse(end.stdout);

Deno.test("B-188 waitpid() gives pid and status, which decode to 0, 23 and −9", () => {
  assertEquals(rows.exited, [true, 23 << 8, 23, "exited"]);
  assertEquals(rows.killed, -9);
  assertEquals([0, 23 << 8, 9].map(waitStatusToExitCode), [0, 23, -9]);
  for (const wrong of [1.5, NaN, Infinity]) {
    assertThrows(() => waitStatusToExitCode(wrong), TypeError, "integer");
  }
});

Deno.test("B-189 waitpid(WNOHANG) with a running child gives pid 0, status 0 and a usage of zeros", () => {
  assertEquals(rows.running, {
    pid: 0,
    status: 0,
    exitCode: null,
    signal: null,
    how: "nothing yet",
    usage: {
      userMs: 0,
      systemMs: 0,
      maxResidentBytes: 0,
      voluntarySwitches: 0,
      involuntarySwitches: 0,
    },
  });
});

Deno.test("B-190 wait() returns each child once with its code, then says that there is none", () => {
  assertEquals(rows.each, [true, true, true]);
  assertEquals(rows.none, ["ECHILD", "ECHILD", "ECHILD"]);
});

Deno.test("B-191 kill(pid, 0) works on a running child and on a zombie, not on a reaped one", () => {
  const { alive, zombie, reaped, unknownSignal } = rows;
  assertEquals([alive, zombie, reaped], ["no error", "no error", "ESRCH"]);
  assertEquals(unknownSignal, "EINVAL");
});

Deno.test("B-192 waitpid() reports a stop and a continuation, and neither is an exit code", () => {
  const { stopped, continued, terminated } = rows;
  assertEquals(stopped, ["stopped", "SIGSTOP", null]);
  assertEquals(continued, "continued");
  assertEquals(terminated, -15);
  assertThrows(() => waitStatusToExitCode(0x137f), RangeError, "stopped by SIGSTOP");
});

Deno.test("wait() and waitpid() that time out or are aborted take no child", () => {
  const { timeouts, afterwards } = rows;
  assertEquals(timeouts, ["TimeoutError", "TimeoutError", "TimeoutError", "enough"]);
  assertEquals(afterwards, -9);
});

Deno.test("waitpid() with a pid that is no integer is a TypeError", () => {
  assertThrows(() => waitpidSync(1.5), TypeError, "give its pid");
});
