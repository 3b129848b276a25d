import { EndOfPipe } from "../errors.ts";
import type { Connection } from "./connection.ts";
import { LocalPipe } from "./local_pipe.ts";
import { endsOf } from "./pipe.ts";

/** What is in front of each message: its length, as uint32, little-endian. */
const HEAD = 4;
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
  void Promise.all([fetch(socket, theirs), deliver(theirs, socket)]);
  return ours;
}

/** Brings what the socket says. */
async function fetch(socket: Deno.Conn, to: Connection): Promise<void> {
  try {
    const head = new Uint8Array(HEAD);
    while (await fill(head, socket)) {
      const length = new DataView(head.buffer).getUint32(0, true);
      const message = new Uint8Array(length <= LONGEST ? length : 0);
      if (length > LONGEST || !await fill(message, socket)) break;
      await to.sendBytes(message);
    }
  } catch {
    // The socket was closed, here or there, or nobody is left who could receive: the end in any case.
  } finally {
    to.close();
  }
}

/** Tells the socket what was sent. */
async function deliver(from: Connection, socket: Deno.Conn): Promise<void> {
  try {
    for (;;) {
      const message = await from.recvBytes();
      const frame = new Uint8Array(HEAD + message.length);
      new DataView(frame.buffer).setUint32(0, message.length, true);
      frame.set(message, HEAD);
      for (let at = 0; at < frame.length;) at += await socket.write(frame.subarray(at));
    }
  } catch (error) {
    // Anything but the end of what was sent means that the socket is gone.
    if (!(error instanceof EndOfPipe)) from.close();
  } finally {
    socket.close();
  }
}

/** Fills memory from a socket; `false` if that has ended before. */
async function fill(memory: Uint8Array, socket: Deno.Conn): Promise<boolean> {
  for (let at = 0; at < memory.length;) {
    const count = await socket.read(memory.subarray(at));
    if (count === null) return false;
    at += count;
  }
  return true;
}
