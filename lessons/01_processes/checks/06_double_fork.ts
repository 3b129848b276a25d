import {
  assertSame,
  assertShown,
  ClosedDoor,
  listProcesses,
  Stage,
  waitAt,
} from "interleave/checks";
import { getpid, type ProcessStatus, processStatus } from "interleave/system";
import { detach } from "../exercises/06_double_fork.ts";

const call = "detach(job, note), with a job that waits at a door";

/** What `detach()` returned, and what the system says of that process at that moment. */
interface Detached {
  readonly pid: number;
  readonly status: ProcessStatus | null;
}

/** Runs on the stage: the job writes down who does it and that it is done. */
export function play(folder: string, door: string): Detached {
  const pid = detach(() => {
    Deno.writeTextFileSync(`${folder}/job.part`, `${getpid()}`);
    Deno.renameSync(`${folder}/job.part`, `${folder}/job`);
    waitAt(door);
    Deno.writeTextFileSync(`${folder}/done`, "");
  }, `${folder}/note`);
  return { pid, status: processStatus(pid) };
}

/** A stage with a folder for notes; the job waits until the end, unless it is let go before. */
class Scene implements AsyncDisposable {
  readonly caller: Stage<typeof play>;
  readonly #door = new ClosedDoor();
  readonly #folder = Deno.makeTempDirSync({ prefix: "interleave-" });

  constructor() {
    this.caller = new Stage(import.meta.url, play, [this.#folder, this.#door.path]);
  }

  /** Who does the job, once it is under way; `pid` is who should. */
  async worker(pid: number): Promise<number | null> {
    return await this.caller.until(() => Number(this.#read("job")) || null, pid);
  }

  /** Lets the job go on, and waits until it is done; `false` if it never is. */
  async finish(worker: number): Promise<boolean> {
    this.#door.open();
    return await this.caller.until(() => this.#read("done") === null ? null : true, worker) ??
      false;
  }

  /** The job ends before its notes are thrown away. */
  async [Symbol.asyncDispose](): Promise<void> {
    const pid = this.caller.returned?.value.pid;
    if (pid) await this.worker(pid);
    if (pid) await this.finish(pid);
    this.#door.open();
    await this.caller[Symbol.asyncDispose]();
    this.#door[Symbol.dispose]();
    Deno.removeSync(this.#folder, { recursive: true });
  }

  #read(name: string): string | null {
    try {
      return Deno.readTextFileSync(`${this.#folder}/${name}`);
    } catch {
      return null;
    }
  }
}

Deno.test("detach() returns while the job still runs", async () => {
  await using scene = new Scene();
  const { caller } = scene;
  const returned = await caller.until(() => caller.returned);
  assertShown(returned !== null || caller.hasEnded, {
    input: call,
    expected: "it returns although nobody has opened the door",
    actual: `it has not returned: the caller ${caller.state}, its children: ${
      listProcesses(caller.children)
    }`,
  });
  await caller.end();
});

Deno.test("it returns the pid of the process that does the job", async () => {
  await using scene = new Scene();
  const { pid } = (await scene.caller.end()).value;
  const worker = await scene.worker(pid);
  assertSame(
    call,
    `returned ${pid}`,
    `returned ${worker ?? "the pid of a process that does the job"}`,
  );
});

Deno.test("that process has been adopted: its parent is neither the caller nor a child of it", async () => {
  await using scene = new Scene();
  const { value: { pid, status }, left } = await scene.caller.end();
  const family = [
    scene.caller.pid,
    ...left.map((child) => child.pid).filter((each) => each !== pid),
  ];
  assertShown(status !== null && !family.includes(status.ppid), {
    input: call,
    expected: `process ${pid} has another parent than ${family.join(", ")}`,
    actual: status === null ? `there is no process ${pid}` : `its parent is ${status.ppid}`,
  });
});

Deno.test("the caller keeps no child and no zombie", async () => {
  await using scene = new Scene();
  const { left } = await scene.caller.end();
  assertShown(left.length === 0, {
    input: call,
    expected: "no children when detach() returns",
    actual: listProcesses(left),
  });
});

Deno.test("the job is done to its end, although the caller has ended before", async () => {
  await using scene = new Scene();
  const { pid } = (await scene.caller.end()).value;
  await scene.worker(pid);
  const isDone = await scene.finish(pid);
  assertShown(isDone, {
    input: call,
    expected: `process ${pid} finishes the job after the caller ${scene.caller.pid} has ended`,
    actual: "the job was not finished",
  });
});
