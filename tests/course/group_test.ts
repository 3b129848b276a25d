import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { delay } from "@std/async";
import { fromFileUrl } from "@std/path";
import { TextLineStream } from "@std/streams";
import { allProcesses, processStatus } from "interleave/system";
import { type GroupOptions, type GroupResult, runGroup } from "../../course/group.ts";
import { MARK, Watchdog } from "../../course/watchdog.ts";

const FIXTURE = fromFileUrl(new URL("./grader_fixture/group/", import.meta.url));
const LINUX = Deno.build.os === "linux";

/** Runs one of the small programs of the fixture. */
async function run(
  program: string,
  options: Partial<GroupOptions> & { with?: readonly string[] } = {},
): Promise<GroupResult & { stdout: string; stderr: string }> {
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const text = { stdout: "", stderr: "" };
  const { with: words = [], ...rest } = options;
  const result = await runGroup({
    args: ["run", "-A", `${FIXTURE}${program}.ts`, ...words],
    deadline: 20_000,
    onOutput: (chunk, stream) => text[stream] += decoders[stream].decode(chunk, { stream: true }),
    ...rest,
  });
  return { ...result, ...text };
}

/** The pids of living processes that carry `mark`; a zombie cannot do any harm. */
function carriersOf(mark: string): number[] {
  return allProcesses().filter((pid) => {
    try {
      return Deno.readTextFileSync(`/proc/${pid}/environ`).includes(mark);
    } catch {
      return false;
    }
  });
}

function isAlive(pid: number): boolean {
  const state = processStatus(pid)?.state;
  return state !== undefined && state !== "Z" && state !== "X";
}

Deno.test("runGroup() reports the exit code and both outputs of a program", async () => {
  const { code, signal, timedOut, leftovers, waiting, stdout, stderr } = await run("speaks", {
    with: ["3"],
  });
  assertEquals({ code, signal, timedOut }, { code: 3, signal: null, timedOut: false });
  assertEquals([leftovers, waiting], [[], []]);
  assertEquals([stdout, stderr], ["to stdout\n", "to stderr\n"]);
});

Deno.test("runGroup() reports the signal that ended a program", async () => {
  const { code, signal } = await run("signals_itself", { with: ["SIGTERM"] });
  assertEquals({ code, signal }, { code: 143, signal: "SIGTERM" });
});

Deno.test("runGroup() sets variables and takes them away", async () => {
  Deno.env.set("GROUP_TEST_HIDDEN", "seen");
  const { stdout } = await run("prints_environment", {
    with: ["GROUP_TEST_HIDDEN", "GROUP_TEST_SET"],
    env: { GROUP_TEST_HIDDEN: undefined, GROUP_TEST_SET: "yes" },
  }).finally(() => Deno.env.delete("GROUP_TEST_HIDDEN"));
  assertEquals(stdout, "undefined\nyes\n");
});

Deno.test("runGroup() hands a flood of output on and still meets its deadline", async () => {
  let bytes = 0;
  const { timedOut } = await run("floods", {
    deadline: 500,
    onOutput: (chunk) => bytes += chunk.length,
  });
  assert(timedOut);
  assert(bytes > 1_000_000, `${bytes} bytes`);
});

Deno.test("runGroup() waits for a program that closes its output early", async () => {
  const { code } = await run("closes_output");
  assertEquals(code, 5);
});

Deno.test("runGroup() ends the run with the error of its receiver", async () => {
  const failing = run("floods", {
    onOutput: () => {
      throw new Error("disk full");
    },
  });
  await assertRejects(() => failing, Error, "disk full");
});

Deno.test("runGroup() throws the signal's reason and leaves nothing", async () => {
  const abort = new AbortController();
  const started = Promise.withResolvers<number>();
  const running = run("sleeps", {
    signal: abort.signal,
    onOutput: (chunk) => started.resolve(Number(new TextDecoder().decode(chunk))),
  });
  const pid = await started.promise;
  abort.abort(new Error("enough"));
  await assertRejects(() => running, Error, "enough");
  assert(!isAlive(pid));
  await assertRejects(() => run("sleeps", { signal: abort.signal }), Error, "enough");
});

const waits: readonly [program: string, doing: string][] = [
  ["spins", "runs"],
  ["sleeps", "waits in its event loop"],
  ["waits_for_child", "waits in its event loop; a child of it has not ended"],
  ["waits_for_child_sync", "waits for a child to end"],
  ["stops_itself", "was stopped by a signal"],
  ["ignores_term", "waits in its event loop"],
];

Deno.test({
  name: "C-02: runGroup() ends every kind of sleeper at its deadline and says what it waited for",
  ignore: !LINUX,
  async fn(): Promise<void> {
    await Promise.all(waits.map(async ([program, doing]) => {
      // Who spins does so from its start on; the others need time to fall asleep.
      const deadline = program === "spins" ? 1500 : 4000;
      const { timedOut, signal, waiting } = await run(program, { deadline });
      assertEquals({ timedOut, signal }, { timedOut: true, signal: "SIGKILL" });
      assertEquals(waiting[0]?.doing, doing, program);
      for (const { pid } of waiting) assert(!isAlive(pid), `${pid} is alive`);
    }));
  },
});

const escapes: readonly string[] = [
  "leaves_child",
  "leaves_stopped_child",
  "leaves_deaf_child",
  "leaves_session",
  "leaves_bare_environment",
];

for (const program of escapes) {
  Deno.test({
    name: `C-13: runGroup() finds and ends what ${program} leaves behind`,
    ignore: !LINUX,
    async fn(): Promise<void> {
      const { leftovers, stdout, code } = await run(program);
      const pid = Number(stdout);
      assertEquals(code, 0);
      assertEquals(leftovers.map((left) => left.pid), [pid]);
      assert(!isAlive(pid));
    },
  });
}

Deno.test({
  name: "runGroup() does not call a child that is just ending a leftover",
  ignore: !LINUX,
  async fn(): Promise<void> {
    const { leftovers } = await run("leaves_ending_child", { grace: 10_000 });
    assertEquals(leftovers, []);
  },
});

Deno.test({
  name: "runGroup() ends processes that go on making processes",
  ignore: !LINUX,
  async fn(): Promise<void> {
    await using watchdog = new Watchdog();
    const { timedOut } = await run("multiplies", { deadline: 1500, watchdog });
    assert(timedOut);
    assertEquals(carriersOf(watchdog.mark), []);
  },
});

Deno.test("Watchdog removes its folder and goes", async () => {
  const watchdog = new Watchdog();
  await Deno.writeTextFile(`${watchdog.folder}/file`, "");
  await watchdog[Symbol.asyncDispose]();
  await assertRejects(() => Deno.stat(watchdog.folder), Deno.errors.NotFound);
});

Deno.test({
  name: "runGroup() leaves nothing within 2 s when its caller is killed at any moment",
  ignore: !LINUX,
  async fn(): Promise<void> {
    // The moments come from a seed and lie before, within and after the start of the run.
    for (const moment of moments(0x1eaf, 10, 250)) {
      const mark = crypto.randomUUID();
      const runner = new Deno.Command(Deno.execPath(), {
        args: ["run", "-A", `${FIXTURE}runner.ts`],
        env: { [MARK]: mark },
        stdout: "piped",
      }).spawn();
      const lines = runner.stdout.pipeThrough(new TextDecoderStream())
        .pipeThrough(new TextLineStream()).getReader();
      assertStringIncludes((await lines.read()).value ?? "", "ready");
      await delay(moment);
      runner.kill("SIGKILL");
      await runner.status;
      const killed = performance.now();
      const folder = (await lines.read()).value;
      // A process that is just becoming another program shows no mark: look ten times in a row.
      for (let clean = 0; clean < 10 && performance.now() - killed < 2000; await delay(10)) {
        clean = carriersOf(mark).length === 0 && !exists(folder) ? clean + 1 : 0;
      }
      assertEquals(carriersOf(mark), [], `left after SIGKILL at ${moment.toFixed(1)} ms`);
      assert(!exists(folder), `${folder} is still there`);
      await lines.cancel();
    }
  },
});

function exists(path: string | undefined): boolean {
  try {
    if (path === undefined) return false;
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
}

/** `count` moments in milliseconds below `limit`, the same ones each time (a small LCG). */
function moments(seed: number, count: number, limit: number): number[] {
  return Array.from({ length: count }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32 * limit;
  });
}
