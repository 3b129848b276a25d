import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertMatch,
  assertNotEquals,
  assertRejects,
  assertStrictEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import {
  currentThread,
  enumerateThreads,
  Event,
  InvalidStateError,
  Lock,
  mainThread,
  move,
  Thread,
  TimeoutError,
} from "interleave/threads";
import { Lock as ProcessLock } from "interleave/processes";
import { runProgram } from "../../run_program.ts";
import {
  add,
  answer,
  blockUntilCancelled,
  endAtOnce,
  exitWith,
  fail,
  failLater,
  failWithHook,
  joinItself,
  joinOther,
  mark,
  names,
  nest,
  nestAndJoin,
  nothing,
  passOn,
  Singer,
  sleepUntilCancelled,
  spinUntilCancelled,
  startAnother,
  startProcess,
  Unfinished,
  wait,
  waitDeaf,
  waitSync,
} from "./thread_fixture.ts";

const module = new URL("./thread_fixture.ts", import.meta.url).href;

/** Memory into which a thread writes a value, and what it has written. */
function letter(): { into: Uint8Array; read: () => unknown } {
  const into = new Uint8Array(new SharedArrayBuffer(1 << 14));
  const length = (): number => new DataView(into.buffer).getUint32(0);
  return {
    into,
    read: () => JSON.parse(new TextDecoder().decode(into.slice(4, 4 + length()))),
  };
}

/** A thread that has begun and waits until it may end. */
async function startWaiting(
  target: typeof wait | typeof waitSync = waitSync,
): Promise<{ thread: Thread; end: () => void } & AsyncDisposable> {
  const [begun, mayEnd] = [new Event(), new Event()];
  const thread = new Thread({ module, target, args: [begun, mayEnd] }) as unknown as Thread;
  thread.start();
  await begun.wait();
  return {
    thread,
    end: () => mayEnd.set(),
    async [Symbol.asyncDispose](): Promise<void> {
      mayEnd.set();
      await thread.join();
    },
  };
}

Deno.test("B-136 Thread has no ident before start(), and after join() still the one that it had", async () => {
  const thread = new Thread({ module, target: nothing });
  assertEquals([thread.ident, thread.isAlive(), thread.cancelled], [null, false, false]);
  thread.start();
  const { ident } = thread;
  assert(ident !== null && ident !== currentThread().ident);
  assertEquals(await thread.join(), true);
  assertEquals([thread.ident, thread.isAlive(), thread.error], [ident, false, null]);
});

Deno.test("B-136 Thread.name is Thread-N with the target, or what was given, as text", async () => {
  const first = new Thread({ module, target: nothing });
  assertMatch(first.name, /^Thread-\d+ \(nothing\)$/);
  assertNotEquals(new Thread({ module, target: nothing }).name, first.name);
  assertEquals(
    new Thread({ module, target: nothing, name: 123 as unknown as string }).name,
    "123",
  );
  const { into, read } = letter();
  const named = new Thread({
    module,
    target: answer,
    name: "a name with ünïcode",
    args: [into, [1, "two", { three: [3, null] }, "naïve ☃"]],
    kwargs: { last: true },
  });
  named.start();
  await named.join();
  assertEquals(read(), {
    values: [1, "two", { three: [3, null] }, "naïve ☃"],
    options: { last: true },
    thread: { name: "a name with ünïcode", ident: named.ident, daemon: false },
    main: "MainThread",
    process: ["MainProcess", Deno.pid],
  });
});

Deno.test("B-137 Thread refuses a second start(), join() before start(), and daemon after start()", async () => {
  const thread = new Thread({ module, target: nothing });
  await assertRejects(() => thread.join(), InvalidStateError, "has not been started");
  assertThrows(() => thread.joinSync(), InvalidStateError, "has not been started");
  assertThrows(() => thread.cancel(), InvalidStateError, "has not been started");
  thread.start();
  assertThrows(() => thread.start(), InvalidStateError, "has been started already");
  assertThrows(() => (thread.daemon = true), InvalidStateError, "has been started already");
  await thread.join();
  await thread.join();
  assertThrows(() => thread.start(), InvalidStateError, "has been started already");
});

Deno.test("B-137 Thread.join() of the current or the main thread is refused", async () => {
  const { into, read } = letter();
  const thread = new Thread({ module, target: joinItself, args: [into] });
  thread.start();
  await thread.join();
  assertStringIncludes(read() as string, "it is the current thread");
  assertThrows(() => currentThread().joinSync(), InvalidStateError, "is the current thread");
  assertThrows(() => mainThread().cancel(), InvalidStateError, "Cannot cancel MainThread");
});

Deno.test("B-138 Thread that could not be started leaves no trace", () => {
  const before = enumerateThreads();
  const unsendable = new Thread({ module, target: answer, args: [new Uint8Array(1), () => {}] });
  assertThrows(() => unsendable.start(), TypeError, "Cannot send args[1]: it is a function");
  assertEquals([unsendable.isAlive(), unsendable.ident], [false, null]);
  assertEquals(enumerateThreads(), before);
});

Deno.test("B-138 enumerateThreads() never has a thread that was joined; the main one is MainThread", async () => {
  assertEquals(mainThread().name, "MainThread");
  assertStrictEquals(mainThread(), currentThread());
  for (let i = 0; i < 30; i++) {
    const thread = new Thread({ module: tiny, target: done });
    thread.start();
    const isListed = enumerateThreads().includes(thread as unknown as Thread);
    assert(isListed || !thread.isAlive()); // it may have ended by now
    if (i % 2 === 0) await thread.join();
    else thread.joinSync();
    assertEquals(enumerateThreads(), [mainThread()]);
  }
});

const tiny = "data:text/javascript,export function done() {}";
const { done } = await import(tiny) as { done: () => void };

Deno.test("B-138 enumerateThreads() is the same in every thread, whoever started them", async () => {
  await using waiting = await startWaiting();
  const { into, read } = letter();
  const looker = new Thread({ module, target: names, args: [into], name: "looker", daemon: true });
  looker.start();
  await looker.join();
  assertEquals(read(), [["MainThread", false], [waiting.thread.name, false], ["looker", true]]);
});

Deno.test("B-139 Thread.join() of a running thread with a timeout returns false and leaves it alone", async () => {
  await using waiting = await startWaiting();
  const { thread } = waiting;
  for (const timeout of [0, -1, 10]) {
    assertEquals(await thread.join({ timeout }), false);
    assertEquals(thread.joinSync({ timeout }), false);
  }
  assertEquals(thread.isAlive(), true);
});

Deno.test("B-139 Thread may be joined by 19 threads at once, and by 50 coroutines", async () => {
  await using waiting = await startWaiting();
  const words = new Int32Array(new SharedArrayBuffer(8));
  const lock = new Lock();
  const threads = Array.from(
    { length: 19 },
    () => new Thread({ module, target: joinOther, args: [waiting.thread, words, lock] }),
  );
  for (const thread of threads) thread.start();
  const coroutines = Array.from({ length: 50 }, () => waiting.thread.join());
  while (words[0]! < 19) await new Promise((resolve) => setTimeout(resolve, 1));
  assertEquals(words[1], 0);
  waiting.end();
  assertEquals(await Promise.all(coroutines), Array(50).fill(true));
  for (const thread of threads) await thread.join();
  assertEquals(words[1], 19);
});

Deno.test("Thread.join() gives up with the reason of its signal", async () => {
  await using waiting = await startWaiting(wait);
  const controller = new AbortController();
  const joining = waiting.thread.join({ signal: controller.signal });
  controller.abort(new Error("enough"));
  await assertRejects(() => joining, Error, "enough");
  assertEquals(waiting.thread.isAlive(), true);
});

Deno.test("B-142 exit() in a Thread ends it alone, silently, and cleans up", async () => {
  for (const status of [undefined, 3, "not printed"]) {
    const cleaned = new Event();
    const thread = new Thread({ module, target: exitWith, args: [status, cleaned] });
    thread.start();
    await thread.join();
    assertEquals([thread.error, cleaned.isSet()], [null, true]);
  }
});

Deno.test("Thread that calls close() or Deno.exit() has ended for those who join it", () => {
  for (const how of ["close()", "Deno.exit()"] as const) {
    const thread = new Thread({ module, target: endAtOnce, args: [how] });
    thread.start();
    assertEquals([thread.joinSync(), thread.error], [true, null]);
  }
});

Deno.test("B-143 setExcepthook() gives type, value, stack and thread of an error that ends the thread", async () => {
  const { into, read } = letter();
  const thread = new Thread({ module, target: failWithHook, args: [into], name: "hooked" });
  thread.start();
  await thread.join();
  const told = read() as Record<string, string>;
  assertEquals([told.type, told.message, told.name], ["RangeError", "the failing line", "hooked"]);
  assertMatch(told.stack!, /at fail .*thread_fixture\.ts:\d+/);
});

Deno.test("B-143 setExcepthook() with a hook that fails prints so, and passes its error to the thread's error event", async () => {
  const end = await runProgram(import.meta.url, "./programs/failing_hook.ts");
  assertStringIncludes(end.stderr, "Exception in threading.excepthook:");
  assertStringIncludes(end.stderr, "Error: the hook's own");
  assertEquals(end.stdout, "joined\nheard: the hook's own\njoined\n");
  assertEquals(end.code, 0);
});

Deno.test("B-140 Thread holds the program until it ends, also after exit() and when started by a thread; daemons do not", async () => {
  for (const ending of ["off the end", "exit()"]) {
    for (const who of ["main", "thread"]) {
      const args = [ending, who];
      const end = await runProgram(import.meta.url, "./programs/thread_ending.ts", { args });
      assertEquals(end.stdout, "main is done\nthe thread is done\n", `${args}`);
      assertEquals([end.stderr, end.code], ["", ending === "exit()" ? 4 : 0], `${args}`);
    }
  }
});

Deno.test("B-141 Thread whose target fails prints its name and the stack; join() returns, and the program ends with 0", async () => {
  const end = await runProgram(import.meta.url, "./programs/thread_uncaught.ts");
  assertMatch(end.stderr, /^Exception in thread worker-1:$/m);
  assertStringIncludes(end.stderr, "RangeError: the failing line");
  assertMatch(end.stderr, /at .*fail.*thread_fixture\.ts:\d+/);
  assertStringIncludes(end.stderr, "the reason");
  assertMatch(end.stderr, /^Exception in thread worker-2:$/m);
  assertEquals(
    end.stdout,
    "true Thread worker-1 failed: RangeError: the failing line\n" +
      "true Thread worker-2 failed: RangeError: the failing line\n",
  );
  assertEquals(end.code, 0);
});

Deno.test("Thread that was cancelled and does not end is named at exit, and the program ends without it", async () => {
  for (const [ending, target] of [["off the end", "spin"], ["exit()", "waitDeaf"]]) {
    const args = [ending!, target!];
    const end = await runProgram(import.meta.url, "./programs/stuck_thread.ts", { args });
    assertEquals(end.stdout, "main is done\n");
    assertStringIncludes(end.stderr, `Thread-1 (${target}) does not end: it was cancelled`);
    assertEquals(end.code, 1, ending);
  }
});

Deno.test("Thread started without a main guard ends with an error that says so", async () => {
  const end = await runProgram(import.meta.url, "./programs/thread_no_guard.ts");
  assertStringIncludes(end.stderr, "if (import.meta.main)");
  assertEquals(end.stderr.match(/^Exception in thread/gm)?.length, 1);
  assertEquals([end.stdout, end.code], ["", 0]);
});

Deno.test("Thread.start() without the permission to read is refused", async () => {
  const flags = ["--no-prompt", "--allow-env"];
  const end = await runProgram(import.meta.url, "./programs/thread_uncaught.ts", { flags });
  assertStringIncludes(end.stderr, "UnsupportedError: Cannot start worker-1");
  assertEquals([end.stdout, end.code], ["", 1]);
});

Deno.test("Thread.cancel() is seen in the thread, by looking and by its signal", async () => {
  for (const target of [spinUntilCancelled, sleepUntilCancelled]) {
    const begun = new Event();
    const thread = new Thread({ module, target, args: [begun] });
    thread.start();
    await begun.wait();
    assertThrows(() => thread.signal, InvalidStateError, "it is for the thread itself");
    assertEquals(thread.cancelled, false);
    thread.cancel();
    assertEquals([thread.cancelled, await thread.join(), thread.error], [true, true, null]);
    thread.cancel();
  }
});

Deno.test("Thread.cancel() ends a wait that blocks it, once: what it waits for while it cleans up is waited for", async () => {
  const [begun, cleaned] = [new Event(), new Event()];
  const thread = new Thread({ module, target: blockUntilCancelled, args: [begun, cleaned] });
  thread.start();
  await begun.wait();
  thread.cancel();
  assertEquals([await thread.join(), thread.error, cleaned.isSet()], [true, null, true]);
});

Deno.test("Thread that is disposed is cancelled and joined; one that does not end is an error", async () => {
  const begun = new Event();
  {
    await using thread = new Thread({ module, target: spinUntilCancelled, args: [begun] });
    thread.start();
    await begun.wait();
  }
  assertEquals(enumerateThreads(), [mainThread()]);
  const mayEnd = new Event();
  const deaf = new Thread({ module, target: waitDeaf, args: [begun, mayEnd] });
  deaf.start();
  await assertRejects(() => deaf[Symbol.asyncDispose](), TimeoutError, "still runs");
  mayEnd.set();
  await deaf.join();
});

Deno.test("Thread.joinSync() right after start() does not need the event loop of this thread", () => {
  const words = new Int32Array(new SharedArrayBuffer(16));
  const thread = new Thread({ module, target: mark, args: [words, 2] });
  thread.start();
  assertEquals(thread.joinSync(), true);
  assertEquals([...words], [0, 0, 1, 0]);
});

Deno.test("Thread.join() comes back where V8 has no threads of its own, as fork() needs it", async () => {
  const { stdout, code } = await runProgram(import.meta.url, "programs/thread_join.ts", {
    forks: true,
    deadline: 10_000,
  });
  assertEquals([stdout, code], ["true\n", 0]);
});

Deno.test("Thread may start and join others, to any depth, whether the main one is blocked or not", async () => {
  for (const join of ["join", "joinSync"] as const) {
    const words = new Int32Array(new SharedArrayBuffer(16));
    const thread = new Thread({ module, target: nestAndJoin, args: [words, 3] });
    thread.start();
    await thread[join]();
    assertEquals([...words], [1, 1, 1, 1]);
  }
});

Deno.test("Thread may end before one that it has started", async () => {
  for (const join of ["join", "joinSync"] as const) {
    const [begun, mayEnd] = [new Event(), new Event()];
    const thread = new Thread({ module, target: nest, args: [begun, mayEnd] });
    thread.start();
    await thread[join]();
    await begun.wait();
    const nested = enumerateThreads().find(({ name }) => name === "nested")!;
    assertEquals([enumerateThreads().length, nested.isAlive()], [2, true]);
    mayEnd.set();
    assertEquals([await nested.join(), nested.isAlive()], [true, false]);
  }
});

Deno.test("Thread takes over what is moved to it, from whatever thread", async () => {
  for (const join of ["join", "joinSync"] as const) {
    const words = new Int32Array(new SharedArrayBuffer(12)).fill(-1);
    const bytes = new Uint8Array([7]);
    const thread = new Thread({ module, target: passOn, args: [words, 2, move(bytes)] });
    assertEquals(bytes.length, 1);
    thread.start();
    assertEquals(bytes.length, 0);
    await thread[join]();
    assertEquals([...words], [7, 0, 0]);
  }
});

Deno.test("Thread sees the locks and the memory that it is given, of threads and of processes", () => {
  for (const lock of [new Lock(), new ProcessLock()]) {
    const words = new Int32Array(new SharedArrayBuffer(4));
    const threads = Array.from(
      { length: 4 },
      () => new Thread({ module, target: add, args: [words, 1000, lock as Lock] }),
    );
    for (const thread of threads) thread.start();
    for (const thread of threads) thread.joinSync();
    assertEquals(words[0], 4000);
  }
});

Deno.test("Thread takes the daemon flag of its creator, unless told otherwise", async () => {
  assertEquals(new Thread({ module, target: nothing }).daemon, false);
  for (const daemon of [true, false]) {
    const { into, read } = letter();
    const thread = new Thread({ module, target: startAnother, args: [into], daemon });
    thread.start();
    await thread.join();
    assertEquals(read(), daemon);
  }
});

Deno.test("Thread subclass runs its run() with the fields that its constructor set, as the current thread", async () => {
  const { into, read } = letter();
  const singer = new Singer(["la"], into);
  assertMatch(singer.name, /^Singer-\d+$/);
  singer.start();
  await singer.join();
  const { name, ident } = singer;
  const seen = { verses: ["la"], name, ident, isAlive: true, isCurrent: true, constructed: false };
  assertEquals(read(), seen);
});

Deno.test("Thread refuses what cannot be found in the module, at construction", () => {
  const closure = (): void => {};
  const wrong: Array<[() => unknown, string]> = [
    [() => new Thread({ module, target: closure }), "does not export it"],
    [() => new Thread({ module, target: nothing.bind(null) }), "no name of its own"],
    [() => new Thread({ module: "fixture.ts", target: nothing }), "import.meta.url"],
    [() => new Thread({ module }), "Cannot make a thread: it has nothing to run"],
    [() => new Unfinished({ module }), "nothing to run"],
  ];
  for (const [make, message] of wrong) assertThrows(make, TypeError, message);
});

Deno.test("Thread tells the error of its target, with the stack that it had there and its cause", async () => {
  const { into } = letter();
  for (const target of [fail, failLater]) {
    const thread = new Thread({ module: quiet(target.name), target: await quietly(target.name) });
    thread.start();
    await thread.join();
    assertEquals(thread.error?.remoteName, "RangeError", target.name);
    assertMatch(thread.error!.remoteStack, /thread_fixture\.ts:\d+/);
    assertInstanceOf(thread.error!.cause, Error);
    assertStringIncludes(thread.error!.cause.message, "the reason");
  }
  assertEquals(into[0], 0);
});

/** A module whose targets fail as those of the fixture do, but print nothing. */
function quiet(name: string): string {
  const threads = import.meta.resolve("interleave/threads");
  const text = `import { setExcepthook } from "${threads}";
    import { ${name} as target } from "${module}";
    setExcepthook(() => {});
    export function ${name}() { return target(); }`;
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

async function quietly(name: string): Promise<() => void> {
  const before = await import("interleave/threads");
  const target = (await import(quiet(name)))[name];
  before.setExcepthook(null);
  return target;
}

Deno.test("Thread may start a process, which runs with the configuration of the program", async () => {
  const folder = Deno.makeTempDirSync();
  try {
    const thread = new Thread({ module, target: startProcess, args: [`${folder}/answer`] });
    thread.start();
    await thread.join();
    assertEquals(thread.error, null);
    const seen = JSON.parse(Deno.readTextFileSync(`${folder}/answer`));
    assertEquals(seen.parent, [Deno.pid, "MainProcess"]);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
});

Deno.test("Thread object that is sent to a process is refused", async () => {
  const { encode } = await import("../../../lib/codec/codec.ts");
  await using waiting = await startWaiting();
  assertThrows(() => encode(waiting.thread), TypeError, "is a thread of this process");
  const unstarted = new Thread({ module, target: nothing });
  assertThrows(() => encode(unstarted, { to: "thread" }), TypeError, "has not been started");
});
