import { Connection } from "./connection.ts";
import { PipeEnd } from "./pipe_end.ts";
import type { PipeState } from "./pipe_state.ts";

/** Which way a pipe leads. */
export interface PipeOptions {
  /**
   * Whether both ends can send and receive. If not, the first one receives and the second one sends.
   *
   * @default {true}
   */
  readonly duplex?: boolean | undefined;
}

/** The ends of a new pipe; this thread has both. */
export function endsOf(pipe: PipeState): [first: Connection, second: Connection] {
  const [first, second] = pipe.holders.map((holders) => holders.hold()) as [number, number];
  return [
    new Connection(new PipeEnd(pipe, 0, first)),
    new Connection(new PipeEnd(pipe, 1, second)),
  ];
}
