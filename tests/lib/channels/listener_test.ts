import { assertEquals, assertInstanceOf, assertRejects, assertThrows } from "@std/assert";
import { BrokenPipe, EndOfPipe, InvalidStateError, TimeoutError } from "../../../lib/errors.ts";
import { type Address, Client, Listener, Pipe, Queue } from "../../../lib/processes.ts";
import { Queue as ThreadQueue } from "../../../lib/threads.ts";
import "../../open_libc.ts";
import { until } from "../sync/world.ts";
import { watchAccepting } from "./accepting.ts";

/** One address of each kind, and what goes with it. */
async function atEach(test: (address: Address) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test({ path: `${folder}/socket` });
    await test({ port: 0 });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("B-121 Listener refuses an address that is taken, and accepts nobody once it is closed", async () => {
  await atEach(async (address) => {
    const listener = new Listener(address);
    assertThrows(() => new Listener(listener.address), Deno.errors.AddrInUse);
    const waiting = assertRejects(() => listener.accept(), InvalidStateError, "is closed");
    listener.close();
    listener.close();
    await waiting;
    await assertRejects(() => listener.accept(), InvalidStateError, "is closed");
    new Listener(address).close();
  });
});

Deno.test("B-121 Listener reads what a client has sent that came and went before it was accepted", async () => {
  await atEach(async (address) => {
    using listener = new Listener(address);
    const client = await Client(listener.address);
    await client.send("hello");
    await client.sendBytes(new Uint8Array(300_000).fill(1));
    await client.send({ last: true });
    client.close();
    using connection = await listener.accept();
    assertEquals(await connection.recv(), "hello");
    assertEquals((await connection.recvBytes()).length, 300_000);
    assertEquals(await connection.recv(), { last: true });
    await assertRejects(() => connection.recv(), EndOfPipe);
    await until(() => connection.ready);
    await assertRejects(() => connection.send(1), BrokenPipe);
  });
});

Deno.test("Listener and Client talk both ways, about anything that goes to processes", async () => {
  await atEach(async (address) => {
    using listener = new Listener(address);
    const [client, connection] = await Promise.all([Client(listener.address), listener.accept()]);
    using queue = new Queue<number>();
    await client.send({ queue });
    const received = await connection.recv() as { queue: Queue<number> };
    assertInstanceOf(received.queue, Queue);
    await received.queue.put(7);
    assertEquals(await queue.get(), 7);
    for (let i = 0; i < 100; i++) {
      await client.send(i);
      assertEquals(await connection.recv(), i);
      await connection.send(-i);
      assertEquals(await client.recv(), -i);
    }
    await assertRejects(() => client.send(new ThreadQueue()), TypeError, "interleave/processes");
    assertThrows(() => client.recvSync(), InvalidStateError, "Cannot block");
    const [a, b] = Pipe();
    await assertRejects(() => a.send(client), TypeError);
    for (const each of [a, b, client, connection]) each.close();
  });
});

Deno.test("Listener.accept() gives up when it is told to, and the next one gets who comes", async () => {
  using listener = new Listener({ port: 0 });
  await assertRejects(() => listener.accept({ timeout: 5 }), TimeoutError, "nobody came");
  const signal = AbortSignal.timeout(5);
  await assertRejects(() => listener.accept({ signal }), DOMException);
  using client = await Client(listener.address);
  using connection = await listener.accept({ timeout: 25_000 });
  await client.send(1);
  assertEquals(await connection.recv(), 1);
});

Deno.test("Listener.accept(): of several who wait, who has waited longest gets the next one", {
  timeout: 30_000,
}, async () => {
  await atEach(async (address) => {
    using listener = new Listener(address);
    const late = assertRejects(() => listener.accept({ timeout: 5 }), TimeoutError);
    const waiting = [listener.accept(), listener.accept(), listener.accept()];
    await late;
    for (const accepting of waiting) {
      using client = await Client(listener.address);
      using connection = await accepting;
      await client.send("hello");
      assertEquals(await connection.recv(), "hello");
    }
  });
});

Deno.test("Listener closes who came when nobody waited any more", { timeout: 30_000 }, async () => {
  await atEach(async (address) => {
    using accepting = watchAccepting();
    const listener = new Listener(address);
    await assertRejects(() => listener.accept({ timeout: 5 }), TimeoutError);
    using client = await Client(listener.address);
    await until(() => accepting.accepted === 1);
    listener.close();
    await assertRejects(() => client.recv(), EndOfPipe);
  });
});

Deno.test(
  "Listener.accept() that the system refused once does not keep the next one from waiting",
  { timeout: 30_000 },
  async () => {
    using accepting = watchAccepting({ refusals: 1 });
    using listener = new Listener({ port: 0 });
    const [first, second] = [listener.accept(), listener.accept()];
    await assertRejects(() => first, Error, "Too many open files");
    using client = await Client(listener.address);
    using connection = await second;
    await client.send(1);
    assertEquals(await connection.recv(), 1);
    assertEquals(accepting.refused, 1);
  },
);

Deno.test("Client() gives up where nobody answers: in time, and when it is told to", {
  timeout: 30_000,
}, async () => {
  // Who comes when the line of those who were not accepted is full is not answered.
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0, tcpBacklog: 1 });
  const { port } = listener.addr as Deno.NetAddr;
  using inLine = new DisposableStack();
  const fill = async (): Promise<void> => {
    for (let i = 0; i < 1000; i++) inLine.use(await Client({ port }, { timeout: 100 }));
  };
  await assertRejects(fill, TimeoutError, `Cannot connect to 127.0.0.1:${port}: no answer in time`);
  const controller = new AbortController();
  const connecting = Client({ port }, { signal: controller.signal });
  controller.abort(new Error("enough"));
  await assertRejects(() => connecting, Error, "enough");
});
