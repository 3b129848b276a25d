import type { Connection } from "./connection.ts";
import { LocalPipe } from "./local_pipe.ts";
import { endsOf, type PipeOptions } from "./pipe.ts";

/**
 * Makes a pipe between coroutines. What is sent is copied, as between threads; the forms with `Sync` do not
 * wait.
 *
 * @param options `duplex: false` for a pipe that leads from the second end to the first only.
 * @returns Its two ends.
 *
 * @example
 * ```ts
 * import { Pipe } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const [a, b] = Pipe();
 * const got = a.recv();
 * await b.send({ n: 1 });
 * assertEquals(await got, { n: 1 });
 * a.close();
 * b.close();
 * ```
 */
export function Pipe(options: PipeOptions = {}): [first: Connection, second: Connection] {
  return endsOf(new LocalPipe(options.duplex ?? true));
}
