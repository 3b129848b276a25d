import { assertEquals } from "@std/assert";
import { type Connection, Pipe, Thread } from "interleave/threads";
import { rest } from "interleave/evidence";
import { beforeExit } from "../../../lib/system/final_steps.ts";

const module = import.meta.url;

/** Ends with the connection open; when it counts as ended it is there for a while. */
export function linger(connection: Connection): boolean {
  beforeExit(() => rest(20));
  return connection.closed;
}

Deno.test({
  name:
    "a thread that ends gives its end of a pipe back once, whoever looks for the dead meanwhile",
  timeout: 60_000,
  fn(): void {
    const old: Connection[] = [];
    for (let round = 0; round < 3; round++) { // the thread of one round has gone in the next one
      const [ours, theirs] = Pipe();
      const thread = new Thread({ module, target: linger, args: [theirs] });
      thread.start();
      theirs.close();
      thread.joinSync();
      assertEquals(ours.pollSync(), true); // looks for the dead
      old.push(ours);
    }
    const [reader, writer] = Pipe({ duplex: false });
    for (const ours of old) ours.close(); // given back twice, one would be part of the new pipe by now
    writer.sendSync("whole");
    assertEquals(reader.recvSync(), "whole");
    reader.close();
    writer.close();
  },
});
