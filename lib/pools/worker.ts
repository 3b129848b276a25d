/**
 * The workers of a pool, be they processes or threads.
 *
 * @module
 */

import { SimpleQueue as ProcessQueue } from "../channels/between_processes.ts";
import { SimpleQueue as ThreadQueue } from "../channels/between_threads.ts";
import { move } from "../codec/move.ts";
import { Value as ProcessValue } from "../shared/between_processes.ts";
import { Value as ThreadValue } from "../shared/between_threads.ts";
import { signalName } from "../system/signal_names.ts";
import { PlainMessageChannel } from "../timer/plain_message_channel.ts";
import { Process } from "../workers/process.ts";
import { Thread } from "../workers/thread.ts";
import type { ResultMessage, TaskMessage } from "./messages.ts";
import { serve, type WorkerSetup } from "./serve.ts";
import { SideChannel } from "./side_channel.ts";

/** What the workers of a pool are. */
export type WorkerKind = "process" | "thread";

/** A queue of messages between a pool and its workers. */
export type MessageQueue<T> = ProcessQueue<T> | ThreadQueue<T>;

/** A worker, as its pool sees it. */
export interface PoolWorker {
  /** For people: `PoolWorker-1`. */
  readonly name: string;
  /** The pid of a process, the number of a thread. */
  readonly ident: number;
  /** Where it takes its tasks from. */
  readonly tasks: MessageQueue<TaskMessage | null>;
  /** The number of the task that it is at; minus that of the last one if it is done with it; 0 before. */
  readonly current: { readonly value: number };
  /** For what is moved; a process has none. */
  readonly side: SideChannel | undefined;
  /** Settles when it has ended. */
  readonly ended: Promise<unknown>;
  /** How it ended, as in "was killed by SIGKILL"; `null` if it has not. */
  howEnded(): string | null;
  /** Ends a process at once. A thread cannot be killed: it is asked to end. */
  kill(): void;
  /** Gives its shared memory back; only after it has ended. */
  release(): void;
}

/** Makes the queue in which all results of a pool arrive. */
export function makeResults(kind: WorkerKind): MessageQueue<ResultMessage> {
  return kind === "process" ? new ProcessQueue() : new ThreadQueue();
}

/** Starts a worker. */
export function startWorker(
  kind: WorkerKind,
  results: MessageQueue<ResultMessage>,
  setup: WorkerSetup,
): PoolWorker {
  return kind === "process" ? startProcess(results, setup) : startThread(results, setup);
}

const module = new URL("./serve.ts", import.meta.url).href;

function startProcess(results: MessageQueue<ResultMessage>, setup: WorkerSetup): PoolWorker {
  const tasks = new ProcessQueue<TaskMessage | null>();
  const current = new ProcessValue("int32", 0, { lock: false });
  const name = `PoolWorker-${setup.worker}`;
  const process = new Process({
    module,
    target: serve,
    args: [tasks, results, current, setup, null],
    name,
    daemon: true,
  });
  process.start();
  return {
    name,
    ident: process.pid!,
    tasks,
    current,
    side: undefined,
    ended: process.join(),
    howEnded(): string | null {
      if (!process.joinSync({ timeout: 0 })) return null;
      const code = process.exitCode!;
      return code < 0 ? `was killed by ${signalName(-code)}` : `ended with exit code ${code}`;
    },
    kill: () => process.kill(),
    release(): void {
      tasks[Symbol.dispose]();
      current[Symbol.dispose]();
    },
  };
}

function startThread(results: MessageQueue<ResultMessage>, setup: WorkerSetup): PoolWorker {
  const tasks = new ThreadQueue<TaskMessage | null>();
  const current = new ThreadValue("int32", 0, { lock: false });
  const { port1, port2 } = new PlainMessageChannel();
  const side = new SideChannel(port1);
  const name = `PoolWorker-${setup.worker}`;
  const thread = new Thread({
    module,
    target: serve,
    args: [tasks, results, current, setup, move(port2)],
    name,
    daemon: true,
  });
  thread.start();
  return {
    name,
    ident: thread.ident!,
    tasks,
    current,
    side,
    ended: thread.join(),
    howEnded: () => thread.isAlive() ? null : "ended",
    kill(): void {
      thread.cancel();
      tasks.putSync(null);
    },
    release(): void {
      side.close();
      tasks[Symbol.dispose]();
      current[Symbol.dispose]();
    },
  };
}
