/**
 * The child process in which a program runs for real; killed at its end, whatever its threads do.
 *
 * @module
 */

import { SharedArray, Value } from "../../shared/between_threads.ts";
import { Thread } from "../../workers/thread.ts";
import { answerParent } from "../answer_parent.ts";
import { findProgram } from "../engines/find_program.ts";
import { messageOf } from "../engines/message_of.ts";
import type { ProgramPlace } from "../engines/workers.ts";
import type { Program } from "../program.ts";
import { RealMemory } from "./real_memory.ts";
import { type RealBoard, runThread } from "./run_thread.ts";

/** What to run. */
export interface RealOrders {
  readonly place: ProgramPlace;
  readonly times: number;
  /** How long a run may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** What came of it. */
export interface RealAnswer {
  readonly ok: number;
  readonly failed: number;
  /** 1 if the last run did not end. */
  readonly hung: number;
  readonly message: string | null;
  readonly outcomes: Readonly<Record<string, number>>;
}

/** How often to look how far the threads have come, in milliseconds. */
const LOOK = 5;
const ERROR_BYTES = 2000;

if (import.meta.main) await answerParent(obey);

async function obey({ place, times, timeoutMs }: RealOrders): Promise<RealAnswer> {
  const program = await findProgram(place.module, place.program);
  const threads = Object.keys(program.threads).length;
  const runs = Array.from({ length: times }, () => {
    const memory = new RealMemory();
    return { memory, shared: program.shared(memory) };
  });
  const board: RealBoard = {
    arrived: new Value("int32", 0, { lock: false }),
    ended: new Value("int32", 0, { lock: false }),
    failed: new SharedArray("int32", times, { lock: false }),
    error: new SharedArray("char", ERROR_BYTES, { lock: false }),
  };
  const objects = runs.map(({ memory }) => memory.made);
  for (let thread = 0; thread < threads; thread++) {
    const module = new URL("./run_thread.ts", import.meta.url).href;
    new Thread({
      module,
      target: runThread,
      args: [place, thread, threads, objects, board],
      daemon: true,
    }).start();
  }
  const done = await finishedRuns(board, threads, times, timeoutMs);
  return judge(program, runs.slice(0, done), board, done < times ? 1 : 0);
}

/** Waits until all runs are over, or one takes too long; gives how many are. */
async function finishedRuns(
  { arrived, ended }: RealBoard,
  threads: number,
  times: number,
  timeoutMs: number,
): Promise<number> {
  let seen = -1;
  let since = performance.now();
  for (;;) {
    const now = ended.load();
    if (now === times * threads) return times;
    // Until all threads are there, no run has begun.
    if (now !== seen || arrived.load() < threads) since = performance.now();
    seen = now;
    if (performance.now() - since > timeoutMs) return Math.trunc(now / threads);
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}

function judge(
  program: Program,
  runs: readonly { memory: RealMemory; shared: unknown }[],
  board: RealBoard,
  hung: number,
): RealAnswer {
  const outcomes: Record<string, number> = {};
  let message = board.error.text || null;
  let failed = 0;
  for (const [run, { memory, shared }] of runs.entries()) {
    if (board.failed.get(run) === 1) {
      failed++;
      continue;
    }
    try {
      program.check?.(shared);
    } catch (thrown) {
      failed++;
      message ??= messageOf(thrown);
    }
    const outcome = program.outcome?.(shared) ?? memory.finalValues();
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return { ok: runs.length - failed, failed, hung, message, outcomes };
}
