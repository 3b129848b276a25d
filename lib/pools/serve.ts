/**
 * What a worker of a pool does: take a task, do it, tell the result, until there are no more.
 *
 * @module
 */

import { IGNORE_ACTION, writeAction } from "../system/signal_action.ts";
import { signalNumber } from "../system/signal_names.ts";
import { describeThrown } from "../workers/rebuild_error.ts";
import { resolveExport } from "../workers/resolve_export.ts";
import type { ExportReference, Target } from "../workers/target.ts";
import { NO_TASK, type ResultMessage, type TaskMessage } from "./messages.ts";
import { Parcel } from "./parcel.ts";
import { SideChannel } from "./side_channel.ts";

/** What a worker needs of a queue. */
interface Line<T> {
  getSync(): T;
  putSync(item: T): void;
}

/** How to set up a worker. */
export interface WorkerSetup {
  /** The worker's number in the pool. */
  readonly worker: number;
  /** What to call before the first task, and with which arguments. */
  readonly initializer: ExportReference | null;
  readonly initArgs: readonly unknown[];
  /** Whether Ctrl-C is the pool's affair: it reaches all processes of a terminal at once. */
  readonly ignoreInterrupt: boolean;
  /** After how many tasks to end; `Infinity` for never. */
  readonly maxTasks: number;
}

/**
 * The work of a worker.
 *
 * @param tasks Where its tasks come from; `null` is the last one.
 * @param results Where all workers of the pool put their results.
 * @param current Holds the number of the task that it is at, minus that when it is done, so that it is known
 *   even if it is killed.
 * @param setup How to begin, and when to end.
 * @param port For what is moved; `null` in a process.
 */
export async function serve(
  tasks: Line<TaskMessage | null>,
  results: Line<ResultMessage>,
  current: { value: number },
  setup: WorkerSetup,
  port: MessagePort | null,
): Promise<void> {
  const side = port === null ? undefined : new SideChannel(port);
  const { worker, initializer, initArgs, maxTasks, ignoreInterrupt } = setup;
  if (ignoreInterrupt) writeAction(signalNumber("SIGINT"), IGNORE_ACTION);
  if (initializer !== null) {
    try {
      await (await find(initializer))(...initArgs as never[]);
    } catch (error) {
      results.putSync([worker, NO_TASK, 0, [], "threw", describeThrown(error)]);
      return;
    }
  }
  for (let done = 0; done < maxTasks; done++) {
    const task = tasks.getSync();
    if (task === null) break;
    current.value = task[0];
    const result = await perform(worker, task, side);
    try {
      results.putSync(side === undefined ? result : moveFrom(result, side));
    } catch (cause) {
      results.putSync(unsendable(result, cause));
    }
    current.value = -task[0]; // done, and the result can be seen by others
  }
}

/** A result, before memory of it has been taken away. */
type Performed = ResultMessage<readonly unknown[]>;

/** Does a task. An error ends it: the results before it are kept. */
async function perform(
  worker: number,
  [id, call, reference, sent]: TaskMessage,
  side: SideChannel | undefined,
): Promise<Performed> {
  const began = performance.now();
  const output: unknown[] = [];
  try {
    const input = sent instanceof Uint8Array ? side!.receive(id, sent) : sent;
    const target = found.get(keyOf(reference)) ?? await find(reference);
    const many = call !== "apply";
    for (const item of many ? input : [input]) {
      const result: unknown = call === "map"
        ? target(item as never)
        : target(...item as readonly never[]);
      // Waiting for what is no promise would cost each call a turn.
      output.push(isPromise(result) ? await result : result);
    }
    return [worker, id, performance.now() - began, output];
  } catch (error) {
    return [worker, id, performance.now() - began, output, "threw", describeThrown(error)];
  }
}

/** The result, with the memory in it that is to be moved sent ahead. */
function moveFrom(result: Performed, side: SideChannel): ResultMessage {
  const [worker, id, ms, output, failed, error] = result;
  const parcel = Parcel.pack(output);
  if (parcel === undefined) return result;
  side.send(id, parcel);
  const { message } = parcel;
  return failed ? [worker, id, ms, message, failed, error!] : [worker, id, ms, message];
}

const found = new Map<string, Target>();

async function find(reference: ExportReference): Promise<Target> {
  const target = resolveExport("target", await import(reference.module), reference);
  found.set(keyOf(reference), target);
  return target;
}

function keyOf({ module, name }: ExportReference): string {
  return `${name} ${module}`;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value;
}

/** The result in place of one that cannot travel: what cannot is said in words. */
function unsendable(result: Performed, cause: unknown): ResultMessage {
  const [worker, id, ms, output] = result;
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (result.length > 4) {
    // It is the error that cannot travel, or one of the results before it: its words can.
    const { name, message, stack } = result[5]!;
    return [worker, id, ms, [], "threw", { name, message, stack }];
  }
  const value = Deno.inspect(output.length === 1 ? output[0] : output, { depth: 1 });
  return [worker, id, ms, [], "unsendable", {
    name: "ResultEncodingError",
    message: `Cannot return ${value.slice(0, 200)} from a worker: ${reason}`,
    stack: "",
  }];
}
