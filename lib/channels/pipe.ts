import type { Arena } from "../memory/arena.ts";
import { Connection } from "./connection.ts";
import { PipeEnd } from "./pipe_end.ts";
import { PipeWords } from "./pipe_words.ts";

/** Which way a pipe leads. */
export interface PipeOptions {
  /**
   * Whether both ends can send and receive. If not, the first one receives and the second one sends.
   *
   * @default {true}
   */
  readonly duplex?: boolean | undefined;
}

/** Makes a pipe in a memory; this thread has both ends. */
export function makePipe(
  memory: Arena,
  { duplex = true }: PipeOptions,
): [first: Connection, second: Connection] {
  const pipe = PipeWords.create(memory, duplex);
  const slots = pipe.holders.map((holders) => holders.hold());
  return [
    new Connection(new PipeEnd(pipe, 0, slots[0]!)),
    new Connection(new PipeEnd(pipe, 1, slots[1]!)),
  ];
}
