import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { runProgram } from "../../run_program.ts";

/** What `programs/rows.ts` has seen, run once for all tests below. */
const end = await runProgram(import.meta.url, "./programs/rows.ts");
if (end.code !== 0) throw new Error(`rows.ts ended with ${end.code}: ${end.stderr}`);
const seen = JSON.parse(end.stdout);

/** Runs one of the programs in `endings.ts`; gives its output, and its exit code or signal. */
async function ending(...args: string[]): Promise<[string, number | string]> {
  const { stdout, code, signal } = await runProgram(import.meta.url, "./programs/endings.ts", {
    args,
  });
  return [stdout.trim(), signal ?? code];
}

Deno.test("B-174 signal() refuses numbers that are none, no handler, and SIGKILL and SIGSTOP", () => {
  assertEquals(seen.outOfRange, Array(9).fill("RangeError"));
  assertEquals([seen.noHandler, seen.noName], ["TypeError", "TypeError"]);
  assertEquals(seen.uncatchable, Array(10).fill("SystemError EINVAL"));
  assertEquals(seen.faults, "UnsupportedError");
  assertEquals(seen.untouched, "SIG_DFL"); // what was refused has set nothing
});

Deno.test("B-175 signal() returns what was set before, and that can be set again", () => {
  assertEquals(seen.previous, Array(9).fill(true));
});

Deno.test("onSignal() restores what was set before, and leaves nothing in the system", () => {
  assertEquals(seen.nested, [true, true, true]);
  assertEquals(seen.left, ["SIG_DFL", false]);
});

Deno.test("B-177 a signal from another process is handled once", () => {
  assertEquals(seen.fromOutside, [true, "SIGUSR2", 1]);
});

Deno.test("B-177 an error of a handler comes out of pause(), and ends it", () => {
  assertEquals(seen.throwing, "RangeError");
  assertEquals(seen.alarmThrows, ["Error", true]);
});

Deno.test("B-177 an ignored signal does nothing", () => {
  assertEquals(seen.ignored, ["SIGHUP", 1]);
});

Deno.test("B-178 handlers run on the main thread, and a Worker cannot set one", () => {
  assertEquals(seen.onMainThread, true);
  assertEquals(seen.inWorker, Array(3).fill("UnsupportedError"));
});

Deno.test("B-179 alarm() returns the seconds that the alarm before had left", () => {
  assertEquals(seen.alarms, [0, 5, 2, 0]);
  assertEquals(seen.alarmErrors, Array(4).fill("RangeError"));
});

Deno.test("B-180 setitimer() fires, refuses what is no timer, and returns the old setting", () => {
  assertEquals(seen.itimer, ["SIGALRM", true, 1]);
  assertEquals(seen.itimerErrors.slice(0, 2), ["TypeError", "TypeError"]);
  assertEquals(seen.itimerErrors.slice(2), Array(3).fill("RangeError"));
  assertEquals(seen.oldTimer, [true, 30_000, { value: 0, interval: 0 }]);
});

Deno.test("B-180 a repeating timer that is cancelled in its handler is off", () => {
  assertEquals(seen.virtual, { value: 0, interval: 0 });
  assertEquals(seen.prof, { value: 0, interval: 0 });
});

Deno.test("B-181 setitimer() with less than a microsecond fires none the less", () => {
  assertEquals(seen.tiny, "SIGALRM");
});

Deno.test("B-182 a signal that is held back is pending, and delivered once before the block is left", () => {
  assertEquals(seen.pending, [["SIGUSR2"], 0]);
  assertEquals(seen.delivered, [[], 1]);
});

Deno.test("B-183 sigwait() consumes its signal: no handler runs, and one waiter gets it", () => {
  assertEquals(seen.consumed, "SIGUSR2");
  assertEquals(seen.inOrder, ["SIGUSR2", "SIGHUP", 0]);
  assertEquals(seen.fromWorker, ["SIGUSR2", 0]);
});

Deno.test("B-184 sigwait() with a timeout takes what is pending, and else gives up", () => {
  assertEquals(seen.polled, "SIGUSR2");
  assertEquals(seen.timedWait.slice(0, 3), ["TimeoutError", "TimeoutError", "RangeError"]);
  assertEquals(seen.timedWait.slice(3), ["Error", "TypeError", "TimeoutError"]);
  assertEquals(seen.aborted, "URIError");
  assertEquals(seen.afterWaits, ["SIG_DFL", false]); // nothing is caught any more
});

Deno.test("B-185 a sleep goes on when a handler returns, and ends with the program when it throws", async () => {
  assertEquals(await ending("sleeps"), ["true", 0]);
  assertEquals(await ending("blocks"), ["true", 0]);
  const { stdout, stderr, code } = await runProgram(import.meta.url, "./programs/endings.ts", {
    args: ["throws"],
    deadline: 15_000, // it would sleep for 20 s
  });
  assertEquals([stdout, code], ["", 1]);
  assertStringIncludes(stderr, "RangeError: thrown by the handler");
});

Deno.test("a handler that throws is called again, where the program survives its error", async () => {
  assertEquals(await ending("throwsTwice"), ["call 1,call 2", 0]);
});

Deno.test("B-186 ten thousand signals, sent and awaited one by one among timers: none is lost", () => {
  assertEquals(seen.stress, [10_000, true]);
});

Deno.test("SIG_DFL and the end of a block bring the default action back, even where nothing else runs", async () => {
  for (const name of ["SIGTERM", "SIGINT", "SIGUSR2", "SIGALRM", "SIGQUIT"]) {
    assertEquals(await ending("default", name), ["set", name]);
  }
  for (const name of ["SIGTERM", "SIGUSR2"]) {
    assertEquals(await ending("disposed", name), ["set", name]);
  }
});

Deno.test("a signal that is held back without a handler ends the program when the block ends", async () => {
  assertEquals(await ending("held"), ["set", "SIGTERM"]);
  for (let i = 0; i < 5; i++) assertEquals(await ending("heldShortly"), ["set", "SIGTERM"]);
});

Deno.test("an ignored SIGTERM ends nobody, and an alarm without a handler does", async () => {
  assertEquals(await ending("ignored"), ["set", 0]);
  assertEquals(await ending("rings"), ["", "SIGALRM"]);
});

Deno.test("run() hears Ctrl-C although a handler for it has come and gone", async () => {
  assertEquals(await ending("runs"), ["KeyboardInterrupt", "SIGINT"]);
});

Deno.test("exit() in a handler ends the program with its code", async () => {
  assertEquals(await ending("exits"), ["", 7]);
});

Deno.test("importing the door needs no permission, and a call says which one is missing", async () => {
  const code = 'import { signal } from "interleave/signals"; signal("SIGTERM", () => {});';
  const { stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", code],
    cwd: new URL("../../..", import.meta.url),
  }).output();
  assertEquals(new TextDecoder().decode(stderr), ""); // `deno eval` may do everything
  const refused = await runProgram(import.meta.url, "./programs/endings.ts", {
    args: ["ignored"],
    flags: ["--no-prompt"],
  });
  assertMatch(refused.stderr, /UnsupportedError: .*--allow-ffi/);
});
