import type { SharedArray, Value } from "../../shared/between_threads.ts";
import { findProgram } from "../engines/find_program.ts";
import { messageOf } from "../engines/message_of.ts";
import type { ProgramPlace } from "../engines/workers.ts";
import { RealMemory } from "./real_memory.ts";

/** What the threads of a program tell each other and the one that waits for them. */
export interface RealBoard {
  /** How many threads have come to the beginning of a run, all runs together. */
  readonly arrived: Value<"int32">;
  /** How many have come to the end of one. */
  readonly ended: Value<"int32">;
  /** Of each run: 1 if a thread has thrown. */
  readonly failed: SharedArray<"int32">;
  /** What was thrown first. */
  readonly error: SharedArray<"char">;
}

/**
 * The target of each thread: makes its part of one run after the other, each with objects of its own.
 *
 * @param thread Its number in the program.
 * @param threads How many there are.
 * @param objects Of each run, what the threads share.
 */
export async function runThread(
  place: ProgramPlace,
  thread: number,
  threads: number,
  objects: readonly (readonly object[])[],
  { arrived, ended, failed, error }: RealBoard,
): Promise<void> {
  const program = await findProgram(place.module, place.program);
  const body = Object.values(program.threads)[thread]!;
  const shared = objects.map((given) => program.shared(new RealMemory(given)));
  for (const [run, s] of shared.entries()) {
    arrived.add(1);
    // Nobody sleeps here, so that all begin in the same moment, if there are as many processors.
    while (arrived.load() < (run + 1) * threads);
    try {
      const result: unknown = body(s);
      if (result instanceof Promise) await result;
    } catch (thrown) {
      failed.set(run, 1);
      if (error.get(0) === "\0") error.text = messageOf(thrown).slice(0, error.length >> 2);
    }
    ended.add(1);
  }
}
