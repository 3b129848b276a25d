import {
  assertEquals,
  assertGreater,
  assertInstanceOf,
  assertMatch,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import {
  activeChildren,
  currentProcess,
  InvalidStateError,
  parentProcess,
  Process,
} from "interleave/processes";
import { kill, processStatus } from "interleave/system";
import { runProgram } from "../../run_program.ts";
import {
  answer,
  daemonFlag,
  grow,
  nothing,
  readyThenSleep,
  Singer,
  sleepFor,
  startAnother,
  Unfinished,
} from "./process_fixture.ts";

const module = new URL("./process_fixture.ts", import.meta.url).href;

/** A folder that goes with the test. */
function temporaryFolder(): { path: (name: string) => string } & Disposable {
  const folder = Deno.makeTempDirSync();
  return {
    path: (name) => `${folder}/${name}`,
    [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }),
  };
}

/** Waits until a file is there, told by the system. */
async function fileAppears(path: string): Promise<void> {
  using watcher = Deno.watchFs(path.slice(0, path.lastIndexOf("/")));
  const exists = () => Deno.stat(path).then((info) => info.size > 0, () => false);
  if (await exists()) return;
  for await (const _ of watcher) if (await exists()) return;
}

/** Starts a child that has said that it is ready. */
async function startReady(ignoreTerm = false): Promise<Process> {
  using folder = temporaryFolder();
  const file = folder.path("ready");
  const child = new Process({ module, target: readyThenSleep, args: [file, ignoreTerm] });
  child.start();
  await fileAppears(file);
  return child as Process;
}

Deno.test("B-001 Process has no pid before start(), is alive and listed while it runs, and not after join()", async () => {
  const child = await new Process({ module, target: nothing });
  assertEquals([child.isAlive(), child.exitCode, child.pid], [false, null, null]);
  assertEquals(activeChildren(), []);
  child.start();
  assertEquals([child.isAlive(), child.exitCode], [true, null]);
  assertEquals(activeChildren(), [child]);
  assertEquals(await child.join(), true);
  assertEquals([child.isAlive(), child.exitCode], [false, 0]);
  assertEquals(activeChildren(), []);
});

Deno.test("B-002 Process hands arguments, keyword arguments and its name to the child unchanged", async () => {
  using folder = temporaryFolder();
  const file = folder.path("answer");
  const values = [1, "two", { three: [3, null] }, "naïve ☃ text"];
  const child = new Process({
    module,
    target: answer,
    name: "a name with ünïcode",
    args: [file, values],
    kwargs: { last: true },
  });
  child.start();
  await child.join();
  const seen = JSON.parse(Deno.readTextFileSync(file));
  assertEquals([seen.values, seen.options], [values, { last: true }]);
  assertEquals([seen.pid, seen.realPid, seen.name], [child.pid, child.pid, child.name]);
  assertEquals(seen.authKey, currentProcess().authKey.toHex());
});

Deno.test("B-002 Process hands over arguments that are longer than an environment variable may be", async () => {
  using folder = temporaryFolder();
  const file = folder.path("answer");
  const long = "ä".repeat(300_000);
  const child = new Process({ module, target: answer, args: [file, long] });
  child.start();
  await child.join();
  assertEquals(JSON.parse(Deno.readTextFileSync(file)).values, long);
});

Deno.test("B-003 parentProcess() is null in the main program and names the parent in a child", async () => {
  assertEquals(parentProcess(), null);
  using folder = temporaryFolder();
  const child = new Process({ module, target: answer, args: [folder.path("answer")] });
  child.start();
  await child.join();
  const seen = JSON.parse(Deno.readTextFileSync(folder.path("answer")));
  assertEquals(seen.parent, [Deno.pid, "MainProcess"]);
});

Deno.test("B-005 Process.terminate() ends a child with −15, kill() with −9", async () => {
  for (const [action, exitCode] of [["terminate", -15], ["kill", -9]] as const) {
    const child = await startReady();
    child[action]();
    await child.join();
    assertEquals(child.exitCode, exitCode);
  }
});

Deno.test(
  "Process that is disposed of ends, also if it is stopped",
  { timeout: 30_000 },
  async () => {
    const child = await startReady();
    kill(child.pid!, "SIGSTOP");
    while (processStatus(child.pid!)?.state !== "T") await sleepFor(1);
    await child[Symbol.asyncDispose]();
    assertEquals(child.exitCode, -15);
  },
);

Deno.test("B-006 Process.join() with timeout 0 or −1 comes back at once and leaves the child alive", async () => {
  await using child = await startReady();
  for (const timeout of [0, -1]) {
    assertEquals(await child.join({ timeout }), false);
    assertEquals(child.joinSync({ timeout }), false);
    assertEquals(child.isAlive(), true);
  }
});

Deno.test("B-007 Process that ignores SIGTERM outlives terminate(), and kill() ends it", async () => {
  const child = await startReady(true);
  child.terminate();
  assertEquals(await child.join({ timeout: 300 }), false);
  assertEquals([child.isAlive(), child.exitCode], [true, null]);
  child.kill();
  await child.join();
  assertEquals(child.exitCode, -9);
  child.terminate();
  child.kill();
  assertEquals(child.exitCode, -9);
});

Deno.test("B-008 Process takes the daemon flag of its creator, unless told otherwise", async () => {
  assertEquals(new Process({ module, target: nothing }).daemon, false);
  assertEquals(new Process({ module, target: nothing, daemon: true }).daemon, true);
  using folder = temporaryFolder();
  for (const daemon of [true, false]) {
    const file = folder.path(`flag ${daemon}`);
    const child = new Process({ module, target: daemonFlag, args: [file], daemon });
    child.start();
    await child.join();
    assertEquals(Deno.readTextFileSync(file), String(daemon));
  }
});

Deno.test("B-009 Process.start() in a daemonic process is an error that ends it with 1 if nobody catches it", async () => {
  const child = new Process({ module, target: startAnother, daemon: true });
  child.start();
  await child.join();
  assertEquals(child.exitCode, 1);
  assertStringIncludes(child.error!.message, "daemonic processes are not allowed to have children");
});

Deno.test("B-010 Process refuses a second start(), join() before start(), and daemon after start()", async () => {
  const child = new Process({ module, target: nothing });
  await assertRejects(() => child.join(), InvalidStateError, "has not been started");
  child.start();
  assertThrows(() => child.start(), InvalidStateError, "has been started already");
  assertThrows(() => (child.daemon = true), InvalidStateError, "has been started already");
  await child.join();
  await child.join();
  assertThrows(() => child.start(), InvalidStateError, "has been started already");
});

Deno.test("B-011 Process whose target throws prints its name and the whole stack, and ends with 1", async () => {
  const end = await runProgram(import.meta.url, "./programs/uncaught.ts");
  assertMatch(end.stderr, /^Process worker-1:$/m);
  assertStringIncludes(end.stderr, "RangeError: the failing line");
  assertMatch(end.stderr, /at .*fail.*process_fixture\.ts:\d+/);
  assertStringIncludes(end.stderr, "the reason");
  assertEquals(end.stdout, "1 RangeError the failing line: the reason\n");
});

Deno.test("B-012 exit() in a Process turns its status into an exit code, or prints it and means 1", async () => {
  const end = await runProgram(import.meta.url, "./programs/exit_codes.ts");
  assertEquals(JSON.parse(end.stdout.split("\n").at(-2)!), [0, 0, 1, 8, 1, 1, 0, 44, 255]);
  assertMatch(end.stderr, /^ignore this$/m);
  assertMatch(end.stderr, /^\[ 1, 2, 3 \]$/m);
  assertEquals(end.stdout.match(/cleaned up/g)?.length, 9);
});

Deno.test("B-013 Process.close() is refused while the child runs; afterwards nothing else works", async () => {
  const child = await startReady();
  assertThrows(() => child.close(), InvalidStateError, "it is running");
  child.kill();
  await child.join();
  child.close();
  assertThrows(() => child.isAlive(), InvalidStateError, "is closed");
  await assertRejects(() => child.join(), InvalidStateError, "is closed");
  assertThrows(() => child.terminate(), InvalidStateError, "is closed");
  child.close();
  assertEquals(child.exitCode, -9);
});

Deno.test("B-014 Process.sentinel is refused before start(), not ready while it runs, ready after its end", async () => {
  assertThrows(() => new Process({ module, target: nothing }).sentinel, InvalidStateError);
  const child = await startReady();
  const { sentinel } = child;
  assertEquals(await sentinel.wait({ timeout: 0 }), false);
  assertEquals(sentinel.ready, false);
  child.kill();
  assertEquals(await sentinel.wait(), true);
  assertEquals(sentinel.ready, true);
  await child.join();
});

Deno.test("B-016 Process may start and join others, to any depth", async () => {
  using folder = temporaryFolder();
  const file = folder.path("tree");
  const root = new Process({ module, target: grow, args: [file, [], 2] });
  root.start();
  await root.join();
  assertEquals(
    Deno.readTextFileSync(file).trim().split("\n"),
    ["[]", "[0]", "[0,0]", "[0,1]", "[1]", "[1,0]", "[1,1]"],
  );
});

Deno.test("B-017 Process.terminate() right after start() gives −15 for each of 20 children", async () => {
  const children = Array.from(
    { length: 20 },
    () => new Process({ module, target: sleepFor, args: [60_000] }),
  );
  for (const child of children) child.start();
  for (const child of children) child.terminate();
  for (const child of children) await child.join();
  assertEquals(children.map((child) => child.exitCode), Array(20).fill(-15));
});

Deno.test("B-019 Process started without a main guard ends with an error that says so, not with a fork bomb", async () => {
  const end = await runProgram(import.meta.url, "./programs/no_guard.ts");
  assertEquals(end.code, 1);
  assertEquals(end.stdout, "");
  assertStringIncludes(end.stderr, "if (import.meta.main)");
  // One child was refused; had it started another, this would stand there twice.
  assertEquals(end.stderr.match(/^Process /gm)?.length, 1);
});

Deno.test("B-020 Process joins its children at its end and takes its daemons along", async () => {
  for (const ending of ["off the end", "exit()", "uncaught"]) {
    const end = await runProgram(import.meta.url, "./programs/ending.ts", { args: [ending] });
    const { daemon } = JSON.parse(end.stdout.split("\n")[0]!);
    assertEquals(await isGone(daemon), true, `the daemon lives after ${ending}`);
    if (ending !== "uncaught") assertStringIncludes(end.stdout, "the child is done", ending);
    assertEquals(end.code, { "off the end": 0, "exit()": 4, "uncaught": 1 }[ending]);
  }
});

Deno.test("B-020 Process that is a daemon dies with its parent when that is killed, busy or not", async () => {
  for (const work of ["sleeps", "spins"]) {
    const end = await runProgram(import.meta.url, "./programs/killed_parent.ts", { args: [work] });
    assertEquals(end.signal, "SIGKILL");
    assertEquals(
      await isGone(Number(end.stdout)),
      true,
      `a daemon that ${work} has outlived its parent`,
    );
  }
});

Deno.test("B-021 Process runs and ends with 0 though standard output and error are closed", async () => {
  const program = new URL("./programs/closed_output.ts", import.meta.url).href;
  const shell = new Deno.Command("sh", {
    args: ["-c", `exec "$0" run -A "$1" >&- 2>&-`, Deno.execPath(), program],
    stdout: "null",
    stderr: "null",
  });
  assertEquals((await shell.output()).code, 0);
});

Deno.test("Process subclass runs its run() with the fields that its constructor set, and its own name", async () => {
  using folder = temporaryFolder();
  const file = folder.path("verses");
  const singer = new Singer([file, "la"]);
  assertMatch(singer.name, /^Singer-\d+$/);
  singer.start();
  await singer.join();
  const seen = JSON.parse(Deno.readTextFileSync(file));
  assertEquals(seen, { verses: [file, "la"], name: singer.name, constructed: false });
});

Deno.test("Process refuses what cannot be found in the module, at construction", () => {
  const closure = (): void => {};
  const wrong: Array<[() => unknown, string]> = [
    [() => new Process({ module, target: closure }), "does not export it"],
    [() => new Process({ module, target: () => {} }), "does not export it"],
    [() => new Process({ module, target: nothing.bind(null) }), "no name of its own"],
    [() => new Process({ module: "fixture.ts", target: nothing }), "import.meta.url"],
    [() => new Process({ module: "", target: nothing }), "import.meta.url"],
    [() => new Process({ module }), "nothing to run"],
    [() => new Unfinished({ module }), "nothing to run"],
    [() => new Process({ module, target: nothing, start: "frok" as "fork" }), '"spawn" or "fork"'],
    [() => new Process({ module, target: nothing, nice: 0.5 }), "integer"],
  ];
  for (const [make, message] of wrong) assertThrows(make, TypeError, message);
});

Deno.test("Process refuses in the child an inner function that has the name of an export", async () => {
  const inner = (() => {
    function nothing(): void {
      console.log("the wrong one");
    }
    return nothing;
  })();
  const child = new Process({ module, target: inner });
  child.start();
  await child.join();
  assertEquals(child.exitCode, 1);
  assertStringIncludes(child.error!.message, "another function");
});

Deno.test("Process tells the error of its child, with the stack that it had there and its cause", async () => {
  const { fail } = await import("./process_fixture.ts");
  const child = new Process({ module, target: fail, name: "failing" });
  child.start();
  await child.join();
  const error = child.error!;
  assertEquals(error.remoteName, "RangeError");
  assertStringIncludes(error.message, "Process failing failed: RangeError: the failing line");
  assertMatch(error.remoteStack, /process_fixture\.ts:\d+/);
  assertInstanceOf(error.cause, Error);
  assertStringIncludes(error.cause.message, "the reason");
});

Deno.test("Process refuses an argument that cannot be sent, before anything is started", () => {
  const child = new Process({ module, target: answer, args: ["file", { callback: () => {} }] });
  assertThrows(() => child.start(), TypeError, "callback");
  assertEquals([child.pid, activeChildren()], [null, []]);
});

Deno.test("Process.join() gives up with the reason of its signal and leaves the child alone", async () => {
  await using child = await startReady();
  const controller = new AbortController();
  const waiting = child.join({ signal: controller.signal });
  controller.abort(new Error("enough"));
  await assertRejects(() => waiting, Error, "enough");
  await assertRejects(() => child.join({ signal: controller.signal }), Error, "enough");
  assertEquals(child.isAlive(), true);
});

Deno.test("Process.join() may be called by many at once", async () => {
  const child = await startReady();
  const waiting = Array.from({ length: 50 }, () => child.join());
  child.kill();
  assertEquals(await Promise.all(waiting), Array(50).fill(true));
});

Deno.test("Process.joinSync() blocks until the end, and isAlive() is true to life without an event loop", async () => {
  const child = await startReady();
  kill(child.pid!, "SIGKILL");
  assertEquals(child.joinSync(), true);
  assertEquals([child.isAlive(), child.exitCode], [false, -9]);
  await child.join();
});

Deno.test("Process may be given a nice value", async () => {
  await using child = new Process({ module, target: sleepFor, args: [60_000], nice: 7 });
  child.start();
  assertEquals(processStatus(child.pid!)?.nice, 7);
});

Deno.test("B-194 Process that has ended is not signalled: its pid may belong to somebody else by now", async () => {
  const child = new Process({ module, target: nothing });
  child.start();
  await child.join();
  child.terminate();
  child.kill();
  assertEquals(child.exitCode, 0);
});

Deno.test("B-195 Process killed by one while another waits with a timeout: both see −9, again and again", async () => {
  const child = await startReady();
  assertEquals(await child.join({ timeout: 0.1 }), false);
  const patient = child.join({ timeout: 60_000 });
  child.kill();
  assertEquals(await patient, true);
  assertEquals([child.exitCode, child.exitCode], [-9, -9]);
});

Deno.test("Process may not do more than its parent, and gets what the parent has as a whole", async () => {
  const flags = ["--allow-read", "--allow-run", "--allow-env"];
  const end = await runProgram(import.meta.url, "./programs/permissions.ts", { flags });
  assertEquals(end.stderr, "");
  assertEquals(JSON.parse(end.stdout), {
    read: "granted",
    run: "granted",
    env: "granted",
    net: "prompt",
    write: "prompt",
    ffi: "prompt",
  });
});

Deno.test("Process with start: fork runs synchronous targets in a copy of this process", async () => {
  const end = await runProgram(import.meta.url, "./programs/fork_start.ts", { forks: true });
  assertEquals(end.stdout.split("\n").slice(0, -1), [
    "copy 101 of fork-1, child of MainProcess",
    "exit code 0",
    "exit code 3 after exit(3)",
    "exit code 1: RangeError the failing line",
    'exit code 1: TypeError Cannot run waiting with start: "fork"',
    "exit code -15 after terminate()",
    "parent 100",
  ]);
  assertGreater(end.stderr.length, 0);
});

Deno.test("Process with start: fork without the V8 flag says how to run the program", async () => {
  const end = await runProgram(import.meta.url, "./programs/fork_start.ts");
  assertEquals(end.code, 1);
  assertStringIncludes(end.stderr, "--v8-flags=--single-threaded");
});

Deno.test("Process leaves nothing behind: no child, no zombie, no file", async () => {
  using folder = temporaryFolder();
  Deno.mkdirSync(folder.path("tmp"));
  const env = { TMPDIR: folder.path("tmp") };
  const end = await runProgram(import.meta.url, "./programs/nothing_left.ts", { env });
  assertEquals(JSON.parse(end.stdout), { exitCodes: [0, 1, -9, 0, -9], children: 0, files: 0 });
  assertEquals([...Deno.readDirSync(folder.path("tmp"))], []);
});

/** Whether a process that is no child of ours ends within 2 s; a zombie has ended. */
async function isGone(pid: number): Promise<boolean> {
  const deadline = performance.now() + 2000;
  const runs = (): boolean => !["Z", undefined].includes(processStatus(pid)?.state);
  while (runs() && performance.now() < deadline) await sleepFor(10);
  return !runs();
}
