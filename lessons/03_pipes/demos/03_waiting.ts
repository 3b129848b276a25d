// You will see: who receives from an empty pipe sleeps until something comes; how to look first.
import type { Demo } from "../../../course/kit.ts";
import { until } from "interleave/evidence";
import {
  BufferTooShort,
  type Connection,
  Pipe,
  Process,
  TimeoutError,
  Value,
} from "interleave/processes";
import { processStatus } from "interleave/system";
import { claim, say } from "interleave/timeline";
import { errorOf } from "./_error_of.ts";
import { untilAsleep } from "./_until_asleep.ts";

export const demo: Demo = {
  title: "waiting, looking, and bytes",
  shows: ["D3"],
  needs: ["fork"],

  async run(): Promise<void> {
    const [ours, theirs] = Pipe();
    const begun = new Value("int32");
    const args = [theirs, begun] as const;
    const child = new Process({
      module: import.meta.url,
      name: "child",
      target: receive,
      args,
      start: "fork",
    });
    child.start();
    theirs.close();
    until("the child to receive", () => begun.value === 1);
    untilAsleep(child.pid!);
    say(`the child is in recv(), and its state is ${processStatus(child.pid!)?.state}`);
    claim("nothing was sent, and it has received nothing", begun.value === 1, begun.value);
    claim("poll() says that there is nothing for me", !await ours.poll());
    claim("nor in the next 50 ms", !await ours.poll({ timeout: 50 }));
    const late = await errorOf(() => ours.recv({ timeout: 50 }));
    claim("recv() with a timeout gives up", late instanceof TimeoutError, late);

    await ours.send("wake up");
    claim("now the child answers", await ours.poll({ timeout: 10_000 }));
    claim("poll() has taken nothing: it is there", await ours.recv() === "wake up");

    // Bytes go as they are, and a message stays a message.
    await ours.sendBytes(Uint8Array.of(1, 2, 3));
    await ours.sendBytes(Uint8Array.of(4));
    const lengths = await ours.recv();
    say(`the child received messages of ${lengths} bytes`);
    claim("two messages arrive as two", String(lengths) === "3,1", lengths);
    const short = await errorOf(() => ours.recvBytesInto(new Uint8Array(2)));
    const rescued = short instanceof BufferTooShort ? [...short.bytes].join() : short;
    claim("a buffer may be too short; the error has the bytes", rescued === "1,2,3", rescued);
    await child.join();
  },
};

/** What the child does. */
export function receive(connection: Connection, begun: Value<"int32">): void {
  begun.value = 1;
  const word = connection.recvSync();
  begun.value = 2;
  say(`I received "${word}"`);
  connection.sendSync(word);
  const messages = [connection.recvBytesSync(), connection.recvBytesSync()];
  connection.sendSync(messages.map(({ length }) => length));
  connection.sendBytesSync(messages[0]!);
}

if (import.meta.main) await demo.run();
