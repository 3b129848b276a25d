import { threadMemory } from "../memory/thread_memory.ts";
import type { Connection } from "./connection.ts";
import { endsOf, type PipeOptions } from "./pipe.ts";
import { PipeWords } from "./pipe_words.ts";

/**
 * Makes a pipe between threads.
 *
 * @param options `duplex: false` for a pipe that leads from the second end to the first only.
 * @returns Its two ends. Close what you give away, and both when you are finished.
 * @throws {RangeError} if there is no shared memory left.
 *
 * @example
 * ```ts
 * import { Pipe } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * const [reader, writer] = Pipe({ duplex: false });
 * writer.sendSync([1, 2, 3]);
 * assertEquals(reader.recvSync(), [1, 2, 3]);
 * reader.close();
 * writer.close();
 * ```
 */
export function Pipe(options: PipeOptions = {}): [first: Connection, second: Connection] {
  return endsOf(PipeWords.create(threadMemory(), options.duplex ?? true));
}
