/**
 * For the demo `compare`: the same worker, once as a process and once as a thread.
 *
 * @module
 */
import * as processes from "interleave/processes";
import { getpid, kill } from "interleave/system";
import * as threads from "interleave/threads";
import { span } from "interleave/timeline";

const module = import.meta.url;

/** What a worker can do: end at once, send back what comes, stay until it may go, crash, tell. */
type Task = "nothing" | "echo" | "stay" | "crash" | "tell";

/** What is used here of the things that both worlds have. */
interface Permits {
  acquireSync(): boolean;
  release(): void;
}
interface Started {
  readonly worker: { join(): Promise<boolean>; readonly pid?: number | null };
  /** Given to the worker, and given back by it. */
  readonly there: Permits;
  readonly back: Permits;
  readonly told: { value: number };
}

const START = {
  process(task: Task): Started {
    const [there, back] = [new processes.Semaphore(0), new processes.Semaphore(0)];
    const told = new processes.Value("int32");
    const args = [task, there, back, told] as const;
    const name = `${task}: process`;
    const worker = new processes.Process({ module, target: work, args, name });
    worker.start();
    return { worker, there, back, told };
  },
  thread(task: Task): Started {
    const [there, back] = [new threads.Semaphore(0), new threads.Semaphore(0)];
    const told = new threads.Value("int32");
    const args = [task, there, back, told] as const;
    const name = `${task}: thread`;
    const worker = new threads.Thread({ module, target: work, args, name });
    worker.start();
    return { worker, there, back, told };
  },
};
type World = keyof typeof START;
export const WORLDS = ["process", "thread"] as const;

const STARTS = 3, ROUNDS = 500, STAYING = 3;
let variable = 0;

/** What a worker does. */
export function work(task: Task, there: Permits, back: Permits, told: { value: number }): void {
  using _span = span(task);
  if (task === "crash") kill(getpid(), "SIGABRT");
  if (task === "tell") told.value = variable;
  if (task === "stay") back.release();
  const rounds = task === "echo" ? ROUNDS + 1 : task === "stay" ? 1 : 0;
  for (let n = 0; n < rounds; n++) {
    there.acquireSync();
    if (task === "echo") back.release();
  }
}

export function setVariable(value: number): void {
  variable = value;
}

/** What a worker finds in the variable. */
export async function variableIn(world: World): Promise<number> {
  const { worker, told } = START[world]("tell");
  await worker.join();
  return told.value;
}

/** The exit code of a program of which one worker crashes. */
export async function crashIn(world: World): Promise<number> {
  const program = new processes.Process({ module, target: crash, args: [world], name: "program" });
  program.start();
  await program.join();
  return program.exitCode!;
}

export async function crash(world: World): Promise<void> {
  await START[world]("crash").worker.join();
}

/** How long it takes to start one that ends at once, in milliseconds: the best of some. */
export async function startOf(world: World): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    const began = performance.now();
    await START[world]("nothing").worker.join();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

/** How long it takes to wake one and to be woken by it, in milliseconds. */
export async function switchOf(world: World): Promise<number> {
  const { worker, there, back } = START[world]("echo");
  let began = 0;
  for (let n = 0; n <= ROUNDS; n++) {
    if (n === 1) began = performance.now(); // the one before has waited for its start
    there.release();
    back.acquireSync();
  }
  const ms = performance.now() - began;
  await worker.join();
  return ms / ROUNDS;
}

/** How much memory one takes, in MB: what processes share is divided among them. */
export async function memoryOf(world: World): Promise<number> {
  const before = proportionalSize(getpid());
  const all = Array.from({ length: STAYING }, () => START[world]("stay"));
  for (const { back } of all) back.acquireSync();
  const pids = all.flatMap(({ worker: { pid } }) => pid ? [pid] : []);
  const sum = pids.map(proportionalSize).reduce((a, b) => a + b, 0);
  const grown = proportionalSize(getpid()) - before;
  for (const { there } of all) there.release();
  for (const { worker } of all) await worker.join();
  return (world === "thread" ? grown : sum) / STAYING;
}

function proportionalSize(pid: number): number {
  const text = Deno.readTextFileSync(`/proc/${pid}/smaps_rollup`);
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)![1]) / 1024;
}
