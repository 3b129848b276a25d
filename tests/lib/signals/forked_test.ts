import { assertEquals, assertThrows } from "@std/assert";
import { pauseSync, pollSignals, sigwaitSync, UnsupportedError } from "interleave/signals";
import { runProgram } from "../../run_program.ts";

/** What `programs/forked.ts` has seen, run once for all tests below. */
const end = await runProgram(import.meta.url, "./programs/forked.ts", { forks: true });
if (end.code !== 0) throw new Error(`forked.ts ended with ${end.code}: ${end.stderr}`);
const seen = JSON.parse(end.stdout);
/** A child ends with 0, or with the number of the check in it that has failed. */
const fine = 0;

Deno.test("a forked child inherits no handler, but what is ignored", () => {
  assertEquals([seen.first, seen.notInherited], [fine, fine]);
  assertEquals(seen.defaults, -26);
  assertEquals([seen.heardHere, seen.pid], [0, true]); // its signals are not its parent's
  assertEquals(seen.grandchild, fine);
});

Deno.test("a forked child runs its handlers in pauseSync() and pollSignals()", () => {
  assertEquals(seen.handlers, fine);
  assertEquals(seen.throws, fine);
});

Deno.test("a forked child loses no signal when it sets another handler", () => {
  assertEquals(seen.notLostBySet, fine);
});

Deno.test("B-182 B-183 a forked child holds signals back, and takes one that is pending", () => {
  assertEquals(seen.held, fine);
});

Deno.test("B-184 sigwaitSync() and pauseSync() give up when the time is up", () => {
  assertEquals(seen.timedOut, fine);
});

Deno.test("SIG_DFL brings stopping back, for each signal that stops", () => {
  assertEquals(
    seen.stops,
    ["SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU"].map((name) => [name, 5]),
  );
});

Deno.test("a Process can set handlers, whichever way it was started", () => {
  assertEquals([seen.fork, seen.spawn], [1, 1]);
});

Deno.test("a handler of SIGCHLD may take all children, and join() still tells how they ended", () => {
  assertEquals(seen.joined, [1, 2, 3]);
  assertEquals(seen.reaped, Array.from({ length: 20 }, (_, i) => i + 4));
});

Deno.test("SIG_IGN for SIGCHLD leaves no child to wait for, and SIG_DFL keeps them again", () => {
  assertEquals([seen.forgotten, seen.keptAgain], ["ECHILD", 4]);
});

Deno.test("waits that block the thread are refused where there is an event loop", () => {
  for (const wait of [() => pauseSync(), () => pollSignals(), () => sigwaitSync(["SIGTERM"])]) {
    assertThrows(wait, UnsupportedError, "only a child of fork()");
  }
});
