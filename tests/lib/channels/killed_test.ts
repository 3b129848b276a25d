import { assertEquals, assertGreater, assertLess, assertRejects } from "@std/assert";
import { BrokenPipe, EndOfPipe } from "../../../lib/errors.ts";
import {
  Connection,
  Pipe,
  PriorityQueue,
  Process,
  Queue,
  SharedArray,
  type SimpleQueue,
} from "../../../lib/processes.ts";
import "../../open_libc.ts";
import { getAll, type Item, itemOf, putAll, receiveAll, sendAll } from "./targets.ts";
import { times } from "../../sample.ts";

const module = new URL("./targets.ts", import.meta.url).href;

/** How often somebody is killed in each test; more by hand. */
const KILLS = Number(Deno.env.get("INTERLEAVE_TEST_KILLS") ?? times(6, 4));
/** How long an answer may take: a second, and as much again for a machine that is busy. */
const SOON = 2000;

/** Random numbers from 0 to 1 that are the same each time: a linear congruential generator. */
function generator(seed: number): () => number {
  return () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Starts a process, and kills it at a random moment after it has begun. */
async function killAtRandom(
  target: typeof putAll | typeof sendAll,
  object: object,
  random: () => number,
): Promise<number> {
  const done = new SharedArray("int32", 1);
  await using victim = new Process({
    module,
    target: target as typeof putAll,
    args: [object as SimpleQueue<Item>, done],
  });
  victim.start();
  if (object instanceof Connection) object.close(); // the child has its own
  while (done.get(0) === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setTimeout(resolve, 20 * random()));
  victim.kill();
  await victim.join();
  assertEquals(victim.exitCode, -9);
  return done.get(0);
}

const queues = [
  ["Queue", (): SimpleQueue<Item> => new Queue<Item>()],
  ["PriorityQueue", (): SimpleQueue<Item> => new PriorityQueue<Item>() as SimpleQueue<Item>],
] as const;

for (const [name, make] of queues) {
  Deno.test({
    name: `${name} loses nothing that put() has accepted when its producer is killed`,
    timeout: 3000 * KILLS + 30_000,
    async fn(): Promise<void> {
      const random = generator(15);
      for (let round = 0; round < KILLS; round++) {
        using queue = make();
        const accepted = await killAtRandom(putAll, queue, random);
        // The last put may have returned, or been complete but for its return.
        const rest = queue.qsize();
        const started = performance.now();
        queue.putSync(itemOf(1e9, 1));
        assertLess(performance.now() - started, SOON);
        let got = 0;
        for (let item; (item = await queue.get())[0] !== 1e9; got++) {
          assertEquals(item, itemOf(got, got), `round ${round}`);
        }
        assertEquals(got === accepted || got === accepted + 1, true, `${got} of ${accepted}`);
        assertLess(rest - got, 2);
        assertEquals([queue.empty(), queue.qsize()], [true, 0]);
      }
    },
  });

  Deno.test({
    name: `${name} loses nothing but what was taken when its consumer is killed`,
    timeout: 3000 * KILLS + 30_000,
    async fn(): Promise<void> {
      const random = generator(16);
      for (let round = 0; round < KILLS; round++) {
        using queue = make();
        let put = 0;
        for (; put < 1000; put++) queue.putSync(itemOf(put, put));
        // It goes on while the consumer is killed.
        let over = false;
        const producing = (async (): Promise<void> => {
          for (; !over && put < 5_000; put++) {
            await queue.put(itemOf(put, put));
            if (put % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
          }
        })();
        const taken = await killAtRandom(getAll, queue, random);
        over = true;
        await producing;
        const started = performance.now();
        if (taken === put) queue.putSync(itemOf(put, put++));
        const first = (await queue.get())[1];
        assertLess(performance.now() - started, SOON);
        assertEquals(first === taken || first === taken + 1, true, `${first} of ${taken}`);
        for (let i = first + 1; i < put; i++) {
          assertEquals(queue.getSync({ timeout: SOON })[1], i, `round ${round}`);
        }
        assertEquals([queue.empty(), queue.qsize()], [true, 0]);
      }
    },
  });
}

Deno.test({
  name:
    "B-110 Connection gives all that was sent when the only sender is killed, and ends within a second",
  timeout: 3000 * KILLS + 30_000,
  async fn(): Promise<void> {
    const random = generator(17);
    for (let round = 0; round < KILLS; round++) {
      const [reader, writer] = Pipe({ duplex: false });
      const received: number[] = [];
      const receiving = (async (): Promise<void> => {
        for (;;) {
          const item = await reader.recv() as Item;
          assertEquals(item, itemOf(0, received.length), `round ${round}`);
          received.push(item[1]);
        }
      })();
      const ended = assertRejects(() => receiving, EndOfPipe);
      const sent = await killAtRandom(sendAll, writer, random);
      const started = performance.now();
      await ended;
      assertLess(performance.now() - started, SOON);
      assertEquals(received.length === sent || received.length === sent + 1, true);
      reader.close();
    }
  },
});

Deno.test({
  name: "B-117 Connection breaks within a second when the only receiver is killed",
  timeout: 3000 * KILLS + 30_000,
  async fn(): Promise<void> {
    const random = generator(18);
    for (let round = 0; round < KILLS; round++) {
      const [reader, writer] = Pipe({ duplex: false });
      let sent = 0;
      const sending = (async (): Promise<void> => {
        for (;; sent++) await writer.send(itemOf(0, sent));
      })();
      const ended = assertRejects(() => sending, BrokenPipe);
      const received = await killAtRandom(receiveAll, reader, random);
      const started = performance.now();
      await ended;
      assertLess(performance.now() - started, SOON);
      assertGreater(sent, received - 1);
      writer.close();
    }
  },
});
