import { assertSame, assertShown, ClosedDoor, isAlive, Stage } from "interleave/checks";
import { kill, processStatus } from "interleave/system";
import { startDaemon } from "../exercises/07_clean_daemon.ts";

const call = "startDaemon(pidFile)";

/** Runs on the stage: a program with a daemon. It waits at the door, or, without one, for the daemon. */
export async function play(pidFile: string, door: string | null): Promise<number | null> {
  const daemon = startDaemon(pidFile);
  if (door === null) {
    await daemon.join();
  } else {
    using file = await Deno.open(door);
    await file.lock();
  }
  return daemon.exitCode;
}

/** A program with its daemon. */
class Scene implements AsyncDisposable {
  readonly program: Stage<typeof play>;
  readonly pidFile: string;
  readonly #door = new ClosedDoor();
  readonly #folder = Deno.makeTempDirSync({ prefix: "interleave-" });

  constructor(program: "works on" | "waits for the daemon") {
    const door = program === "works on" ? this.#door.path : null;
    this.pidFile = `${this.#folder}/daemon.pid`;
    this.program = new Stage(import.meta.url, play, [this.pidFile, door]);
  }

  /** What the file says; `null` if there is none. */
  get note(): string | null {
    try {
      return Deno.readTextFileSync(this.pidFile);
    } catch {
      return null;
    }
  }

  /** Waits until everybody is at work; the pid of the daemon. */
  async started(): Promise<number> {
    await this.program.settle();
    const [daemon, ...more] = this.program.living;
    assertShown(daemon !== undefined && more.length === 0, {
      input: call,
      expected: "the program has one child, the daemon",
      actual: `it has ${this.program.living.length}`,
    });
    return daemon!.pid;
  }

  /** Lets the program come to its end. */
  endProgram(): void {
    this.#door.open();
  }

  /** Waits until a process has ended; whether it has. */
  async hasEnded(pid: number): Promise<boolean> {
    return await this.program.until(() => isRunning(pid) ? null : true, pid) ?? false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.program[Symbol.asyncDispose]();
    this.#door[Symbol.dispose]();
    const pid = Number(this.note);
    if (pid > 0 && isRunning(pid)) kill(pid, "SIGKILL");
    Deno.removeSync(this.#folder, { recursive: true });
  }
}

function isRunning(pid: number): boolean {
  const status = processStatus(pid);
  return status !== null && isAlive(status);
}

Deno.test("the pid file names the daemon as long as it works", async () => {
  await using scene = new Scene("works on");
  const pid = await scene.started();
  assertSame(call, scene.note, `${pid}`);
});

Deno.test("on SIGTERM the daemon removes the file and ends with exit code 0", async () => {
  await using scene = new Scene("waits for the daemon");
  const pid = await scene.started();
  kill(pid, "SIGTERM");
  const hasEnded = await scene.hasEnded(pid);
  const expected = "the file is gone, exit code 0";
  const file = `the file is ${scene.note === null ? "gone" : "still there"}`;
  const input = `${call}, then SIGTERM`;
  assertShown(hasEnded, { input, expected, actual: `${file}, the daemon goes on` });
  const { value } = await scene.program.end();
  assertSame(input, `${file}, exit code ${value}`, expected);
});

Deno.test("the program ends without waiting, and the daemon with it", async () => {
  await using scene = new Scene("works on");
  const pid = await scene.started();
  scene.endProgram();
  const hasEnded = await scene.hasEnded(scene.program.pid);
  const input = `${call}, then the program ends`;
  const expected = "the program and the daemon have ended, the file is gone";
  assertShown(hasEnded, { input, expected, actual: "the program waits for its child" });
  assertShown(await scene.hasEnded(pid), { input, expected, actual: "the daemon goes on" });
  assertShown(scene.note === null, { input, expected, actual: "the file is still there" });
});

Deno.test("when the program is killed, the daemon ends, too", async () => {
  await using scene = new Scene("works on");
  const pid = await scene.started();
  kill(scene.program.pid, "SIGKILL");
  assertShown(await scene.hasEnded(pid), {
    input: `${call}, then SIGKILL for the program`,
    expected: `process ${pid} has ended`,
    actual: "it goes on without anybody to work for",
  });
});
