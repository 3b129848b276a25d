import { processMemory } from "../memory/process_memory.ts";
import type { Connection } from "./connection.ts";
import { endsOf, type PipeOptions } from "./pipe.ts";
import { PipeWords } from "./pipe_words.ts";

/**
 * Makes a pipe between processes.
 *
 * @param options `duplex: false` for a pipe that leads from the second end to the first only.
 * @returns Its two ends. Close what you give away, and both when you are finished.
 * @throws {RangeError} if there is no shared memory left.
 * @throws {UnsupportedError} outside Linux, and without `--allow-ffi`.
 *
 * @example A child answers
 * ```ts
 * import { Pipe, Process } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function echo(c) { c.sendSync(c.recvSync()) }";
 * const { echo } = await import(module);
 *
 * const [ours, theirs] = Pipe();
 * await using process = new Process({ module, target: echo, args: [theirs] });
 * process.start();
 * theirs.close(); // the child has its own
 * await ours.send("hello");
 * assertEquals(await ours.recv(), "hello");
 * ours.close();
 * await process.join();
 * ```
 */
export function Pipe(options: PipeOptions = {}): [first: Connection, second: Connection] {
  return endsOf(PipeWords.create(processMemory(), options.duplex ?? true));
}
