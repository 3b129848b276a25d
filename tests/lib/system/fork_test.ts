import { assert, assertEquals, assertMatch, assertStringIncludes, assertThrows } from "@std/assert";
import { fork, UnsupportedError, whyNoFork } from "interleave/system";
import { runProgram } from "../../run_program.ts";

const forks = true;

Deno.test("fork() returns twice, and the child changes only its own copy", async () => {
  const { stdout } = await runProgram(import.meta.url, "./programs/twice.ts", { forks });
  const [child, parent] = stdout.trim().split("\n").map((line) => JSON.parse(line));
  assertEquals([child.who, child.n, parent.who, parent.n], ["child", 101, "parent", 100]);
  assertEquals([child.pid, child.ppid], [parent.child, parent.pid]);
});

Deno.test("fork() gives a child that ends with its own code, whichever way it ends", async () => {
  const end = await runProgram(import.meta.url, "./programs/endings.ts", { forks });
  assertEquals(JSON.parse(end.stdout), {
    "exitNow(300)": 44,
    "exit(5)": 5,
    "exit(text)": 1,
    "returns": 0,
    "throws": 1,
    "top level 0": 0,
    "top level 1": 6,
    "top level 2": 1,
  });
  assertMatch(end.stderr, /^text for standard error$/m);
  assertStringIncludes(end.stderr, "TypeError: uncaught in the child");
  assertStringIncludes(end.stderr, "TypeError: uncaught at the top");
  assertEquals(end.code, 0);
});

Deno.test("fork() 500 times: every child goes through a major collection and ends as asked", async () => {
  const end = await runProgram(import.meta.url, "./programs/collections.ts", {
    flags: ["-A", "--v8-flags=--single-threaded,--expose-gc"],
    args: ["500"],
    deadline: 120_000,
  });
  assertEquals(end.stderr, "");
  assertEquals(JSON.parse(end.stdout), { "as asked": 500 });
});

Deno.test("B-187 fork() with four busy threads copies only the thread that called it", async () => {
  const end = await runProgram(import.meta.url, "./programs/busy_threads.ts", { forks });
  assertEquals(end.stderr, "");
  assertEquals(end.stdout, "child ended with 0; the parent's threads go on\n");
});

Deno.test("fork() loses no signal that comes before the child has taken its first step", async () => {
  const end = await runProgram(import.meta.url, "./programs/early_signal.ts", { forks });
  assertEquals(end.stdout, "-15\n");
});

Deno.test("fork() in a program with V8's helper threads refuses and says how to start it", () => {
  const reason = whyNoFork();
  assert(reason !== null);
  assertStringIncludes(reason, "--v8-flags=--single-threaded");
  assertThrows(() => fork(), UnsupportedError, reason);
});
