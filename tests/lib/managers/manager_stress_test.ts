import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { assert, assertEquals, assertLess } from "@std/assert";
import { Queue } from "interleave/coroutines";
import { Manager, ManagerServer } from "interleave/managers";
import { Process } from "interleave/processes";
import { Frames } from "../../../lib/channels/frames.ts";
import { HANDSHAKE_LIMIT, introduce } from "../../../lib/managers/handshake.ts";
import { KeptList, KeptValue } from "../../../lib/managers/kept.ts";
import "../../open_libc.ts";
import { hearComplaints } from "./hear_complaints.ts";
import { beClients } from "./manager_stress_fixture.ts";
import { times } from "../../sample.ts";

const module = new URL("./manager_stress_fixture.ts", import.meta.url).href;
const authKey = new TextEncoder().encode("key");
const loopback = { transport: "tcp", hostname: "127.0.0.1", port: 0 } as const;

Deno.test("hundreds of clients in several processes: no operation is lost", {
  timeout: 120_000,
}, async () => {
  const [processes, each] = [times(8, 4), 125];
  const count = processes * each;
  const expose = { total: new KeptValue(0), seen: new KeptList<number>(), jobs: new Queue() };
  await using server = new ManagerServer({ address: loopback, authKey, expose });
  const children = Array.from({ length: processes }, (_, i) =>
    new Process({
      module,
      target: beClients,
      args: [server.address, authKey, i * each, each] as const,
    }));
  for (const child of children) child.start();
  for (const child of children) await child.join();
  assertEquals(children.map(({ exitCode }) => exitCode), Array(processes).fill(0));
  const numbers = Array.from({ length: count }, (_, i) => i);
  assertEquals(expose.seen.slice().toSorted((a, b) => a - b), numbers);
  assertEquals(expose.total.get(), count + numbers.reduce((sum, number) => sum + number));
  assertEquals(expose.jobs.empty(), true);
});

Deno.test(
  "thousands of strings of random bytes at its port: the server goes on, and keeps nothing",
  {
    timeout: 120_000,
  },
  async () => {
    const seed = Number(Deno.env.get("INTERLEAVE_SEED") ?? Date.now() % 1e6);
    const random = generator(seed);
    const strings = times(10_000, 4000);
    await using server = new ManagerServer({
      address: loopback,
      authKey,
      expose: { box: new Queue<number>() },
    });
    assert(server.address.transport === "tcp");
    const { hostname, port } = server.address;
    const complaints = new Set<string>();
    using _heard = hearComplaints((words) => complaints.add(words));
    try {
      const before = openFiles();
      const allClosed = async (): Promise<void> => {
        while (openFiles() > before) await new Promise((resolve) => setTimeout(resolve, 5));
      };
      let held = 0;
      for (let i = 0; i < strings; i += AT_ONCE) {
        if (i === strings / 4) {
          await allClosed();
          held = heldBytes();
        }
        await Promise.all(Array.from({ length: AT_ONCE }, async () => {
          using connection = await Deno.connect({ hostname, port });
          await attack(connection, random).catch(() => {/* The server has hung up already. */});
        }));
      }
      // Who comes last is let in last: all others have been looked at then.
      {
        await using manager = await Manager.connect({ address: server.address, authKey });
        const box = await manager.find<Queue<number>>("box");
        await box.put(1);
        assertEquals(await box.get(), 1);
      }
      const refusal = "refused a connection without the right key";
      assert([...complaints].some((words) => words.endsWith(refusal)));
      await allClosed();
      // What a connection needs, kept of each of them, would be three times as much and more.
      assertLess(heldBytes() - held, 2 ** 20, "bytes that the program holds since");
    } catch (error) {
      throw new Error(`Again with INTERLEAVE_SEED=${seed}`, { cause: error });
    }
  },
);

/** How many connections there are at a time. */
const AT_ONCE = 50;

/** What may be in front of random bytes: nothing, or the length of a message, also of one far too long. */
const HEADS = [[], [255, 255, 255, 255], [4, 0, 0, 0], [0, 255, 255, 255], [0, 0, 0, 32]];
/** Messages that can be decoded and ask for nothing. */
const ODD = [
  "false",
  "7",
  '"call"',
  "{}",
  "[]",
  '[1,"call"]',
  '[{},"call",-1,"x",5]',
  '[2,"make",0]',
];

/** Sends something that is no client's: to the door, or, one time of ten, from inside. */
async function attack(connection: Deno.Conn, random: () => number): Promise<void> {
  const upTo = (limit: number): number => Math.floor(limit * random());
  const bytes = Uint8Array.from({ length: 1 + upTo(200) }, () => upTo(256));
  const head = HEADS[upTo(HEADS.length)]!;
  if (upTo(10) === 0) {
    const frames = new Frames(connection, HANDSHAKE_LIMIT);
    await introduce(frames, authKey);
    await frames.send(new TextEncoder().encode(` ${ODD[upTo(ODD.length)]!}`));
    if (upTo(2) === 0) await frames.send(bytes);
  }
  await connection.write(new Uint8Array([...head, ...bytes]).subarray(0, 1 + upTo(200)));
}

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** How many bytes the program holds, once what nobody holds has been collected. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = Deno.memoryUsage();
  return heapUsed + external;
}

function openFiles(): number {
  return [...Deno.readDirSync("/proc/self/fd")].length;
}

function generator(seed: number): () => number {
  return () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
