import { EndOfPipe, Pipe, type Process, TimeoutError } from "interleave/processes";
import type { Connection } from "interleave/processes";

/** What a child sends, and whether the pipe came to its end within `timeout` milliseconds. */
export async function collect(
  start: (writer: Connection) => Process,
  timeout: number,
): Promise<{ received: unknown[]; ended: boolean }> {
  const [reader, writer] = Pipe({ duplex: false });
  const child = start(writer);
  writer.close(); // the child has its own
  await child.join();
  const received: unknown[] = [];
  try {
    for (;;) received.push(await reader.recv({ timeout }));
  } catch (error) {
    if (error instanceof EndOfPipe) return { received, ended: true };
    if (error instanceof TimeoutError) return { received, ended: false };
    throw error;
  }
}
