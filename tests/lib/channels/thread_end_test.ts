import { assertEquals } from "@std/assert";
import { type Connection, Pipe, Thread } from "interleave/threads";

const module = import.meta.url;

/** Ends with the connection open. */
export function keep(connection: Connection): boolean {
  return connection.closed;
}

Deno.test({
  name:
    "a thread that ends gives its end of a pipe back once, whoever looks for the dead meanwhile",
  timeout: 60_000,
  async fn(): Promise<void> {
    for (let round = 0; round < 10; round++) {
      const [ours, theirs] = Pipe();
      const thread = new Thread({ module, target: keep, args: [theirs] });
      thread.start();
      theirs.close();
      thread.joinSync();
      assertEquals(ours.pollSync(), true); // looks for the dead, while the thread is about to go
      await thread.join();
      const [reader, writer] = Pipe({ duplex: false });
      ours.close(); // if it were given back twice, this would be part of the other pipe by now
      await writer.send(round);
      assertEquals(await reader.recv(), round);
      reader.close();
      writer.close();
    }
  },
});
