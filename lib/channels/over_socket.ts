import { EndOfPipe } from "../errors.ts";
import type { Connection } from "./connection.ts";
import { Frames } from "./frames.ts";
import { LocalPipe } from "./local_pipe.ts";
import { endsOf } from "./pipe.ts";

/** A message that says that it is longer, in bytes, is none. */
const LONGEST = 2 ** 30;

/**
 * A connection over a socket: a pipe within this thread, whose other end is served from the socket.
 *
 * So whoever has the connection waits for the pipe as for any other. The socket is closed when the
 * connection is, after all that was sent has been written; the connection ends when the socket does.
 */
export function overSocket(socket: Deno.Conn): Connection {
  const [ours, theirs] = endsOf(new LocalPipe(true, "process"));
  const frames = new Frames(socket, LONGEST);
  void Promise.all([fetch(frames, theirs), deliver(theirs, frames)]);
  return ours;
}

/** Brings what the socket says. */
async function fetch(frames: Frames, to: Connection): Promise<void> {
  try {
    for (let message; (message = await frames.receive()) !== null;) await to.sendBytes(message);
  } catch {
    // No message, or nobody is left who could receive it: the end in any case.
  } finally {
    to.close();
  }
}

/** Tells the socket what was sent. */
async function deliver(from: Connection, frames: Frames): Promise<void> {
  try {
    for (;;) await frames.send(await from.recvBytes());
  } catch (error) {
    // Anything but the end of what was sent means that the socket is gone.
    if (!(error instanceof EndOfPipe)) from.close();
  } finally {
    frames[Symbol.dispose]();
  }
}
