// You will see: a pipe that leads one way. One end receives, the other sends, and nothing else.
import type { Demo } from "../../../course/kit.ts";
import { type Connection, InvalidStateError, Pipe, Process } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";

export const demo: Demo = {
  title: "one way only",
  shows: ["D2"],
  needs: ["linux"],

  async run(): Promise<void> {
    const [reader, writer] = Pipe({ duplex: false });
    claim("the first end is for reading", reader.readable && !reader.writable);
    claim("the second one is for writing", writer.writable && !writer.readable);

    const wrong = [await errorOf(() => reader.send(1)), await errorOf(() => writer.recv())];
    for (const error of wrong) say(`${(error as Error).message}`);
    claim("to send at the reading end is an error", wrong[0] instanceof InvalidStateError, wrong);
    claim("to receive at the writing end, too", wrong[1] instanceof InvalidStateError, wrong);

    const child = new Process({
      module: import.meta.url,
      name: "child",
      target: count,
      args: [writer],
    });
    child.start();
    writer.close();
    const received: unknown[] = [];
    for (let n = 0; n < 3; n++) {
      received.push(await reader.recv());
      say(`I received ${received.at(-1)}`);
    }
    reader.close();
    await child.join();
    claim("first in, first out", received.join() === "1,2,3", received);
  },
};

/** What the child does. */
export async function count(writer: Connection): Promise<void> {
  using _span = span("sends");
  for (const n of [1, 2, 3]) {
    await writer.send(n);
    say(`I sent ${n}`);
  }
}

if (import.meta.main) await demo.run();
