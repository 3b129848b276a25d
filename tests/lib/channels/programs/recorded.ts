/** Prints which messages are recorded while a process works, or a thread, as its argument says. */

import { Process } from "../../../../lib/processes.ts";
import * as processes from "../../../../lib/processes.ts";
import { Thread } from "../../../../lib/threads.ts";
import * as threads from "../../../../lib/threads.ts";
import { messagesOf, record } from "../../../../lib/timeline.ts";
import { cook } from "../targets.ts";

const isProcess = Deno.args[0] === "process";
const { Pipe, PriorityQueue, Queue }: Pick<typeof processes, "Pipe" | "PriorityQueue" | "Queue"> =
  isProcess ? processes : threads as never;

using orders = new Queue<string>();
using dishes = new PriorityQueue<[number, string]>();
const [ours, theirs] = Pipe();
await orders.put("before the recording");
using recording = record();
await orders.put("soup");

const module = new URL("../targets.ts", import.meta.url).href;
const options = { module, target: cook, args: [orders, dishes, theirs], name: "cook" };
const worker = isProcess ? new Process(options as never) : new Thread(options as never);
worker.start();
await ours.sendBytes(new Uint8Array([0x4e, 1, 2]));
await ours.recvBytes();
await worker.join();
for (const _ of "ab") await dishes.get();
ours.close();
theirs.close();

using many = new Queue<number>();
for (let i = 0; i < 1010; i++) {
  many.putSync(i);
  many.getSync();
}
const messages = messagesOf(recording.events());
const inTime = messages.every(({ from, to }) => from.at <= to.at + 0.1);
const shown = messages.map(({ text, from, to }) => `${from.lane} → ${to.lane}: ${text}`);
const own = shown.filter((line) => line.startsWith("main → main"));
const others = shown.filter((line) => !own.includes(line)).sort();
console.log(JSON.stringify({ inTime, others, own: own.length, last: own.at(-1) }));
