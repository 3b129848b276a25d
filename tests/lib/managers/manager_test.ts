import { assert, assertEquals, assertInstanceOf, assertRejects } from "@std/assert";
import { Event, type Queue } from "interleave/coroutines";
import { activeChildren, Process } from "interleave/processes";
import { kill } from "interleave/system";
import {
  AuthenticationError,
  ConnectionLostError,
  Manager,
  ManagerServer,
  type Remote,
  RemoteError,
  TimeoutError,
} from "interleave/managers";
import "../../open_libc.ts";
import { watchAccepting } from "../channels/accepting.ts";
import { hearComplaints } from "./hear_complaints.ts";
import { addTimes, holdForEver, tryKey, useAll } from "./manager_fixture.ts";

const module = new URL("./manager_fixture.ts", import.meta.url).href;

/** A test with a manager, which must leave nothing behind. */
function managerTest(name: string, body: (manager: Manager) => Promise<void>): void {
  Deno.test(name, { timeout: 60_000 }, async () => {
    await using manager = await Manager.start();
    await body(manager);
  });
}

managerTest(
  "B-122 a list: by place, slices, append, extend, repeat, iteration",
  async (manager) => {
    const list = await manager.list([0, 1, 2, 3]);
    assertEquals([await list.get(1), await list.get(-1), await list.slice(1, 3)], [1, 3, [1, 2]]);
    await list.append(4);
    await list.extend([5, 6]);
    assertEquals(await list.slice(), [0, 1, 2, 3, 4, 5, 6]);
    const two = await manager.list(["a"]);
    await two.repeat(3);
    assertEquals(await Array.fromAsync(two), ["a", "a", "a"]);
  },
);

managerTest(
  "B-122 a dict: keys, values, items; iterating one that is cleared meanwhile is an error",
  async (manager) => {
    const dict = await manager.dict([["a", 1], ["b", 2]]);
    assertEquals(await dict.items(), [["a", 1], ["b", 2]]);
    assertEquals([await dict.keyList(), await dict.valueList()], [["a", "b"], [1, 2]]);
    assertEquals(await Array.fromAsync(dict), ["a", "b"]);
    await assertRejects(
      async () => {
        for await (const _ of dict) await dict.clear();
      },
      RangeError,
      "meanwhile",
    );
  },
);

managerTest(
  "B-123 a proxy inside a proxy stays live, whatever becomes of the names that it had",
  async (manager) => {
    const dict = await manager.dict<string, unknown>();
    {
      const inner = await manager.dict<string, number>([["water", 1]]);
      await dict.set("supplies", inner);
      await dict.set("jobs", await manager.queue<string>());
      const again = await dict.get("supplies") as typeof inner;
      await again.set("water", 7);
      assertEquals(await inner.get("water"), 7);
      await dict.clear();
      assertEquals(await again.get("water"), 7);
      await dict.set("supplies", again);
      await dict.set("jobs", await manager.queue<string>());
    }
    const supplies = await dict.get("supplies") as Awaited<ReturnType<typeof manager.dict>>;
    assertEquals(await supplies.get("water"), 7);
    const jobs = await dict.get("jobs") as Remote<Queue<string>>;
    await jobs.put("sweep");
    assertEquals(await jobs.get(), "sweep");
  },
);

managerTest("B-124 a plain list inside a dict comes back as a copy", async (manager) => {
  const dict = await manager.dict([["l", [1]]]);
  (await dict.get("l"))!.push(2);
  assertEquals(await dict.get("l"), [1]);
});

managerTest(
  "B-125 a namespace: set, read, delete; a missing value is an error; `_hidden` is not shown",
  async (manager) => {
    const space = await manager.namespace({ x: 1, _hidden: 2 });
    await space.set("y", 3);
    assertEquals([await space.get("x"), await space.get("_hidden")], [1, 2]);
    assertEquals(await space.shown(), { x: 1, y: 3 });
    await space.delete("x");
    await assertRejects(() => space.get("x"), ReferenceError, 'Cannot find "x"');
  },
);

managerTest(
  "B-126 B-127 each kind is used by a child, with effect here; its lock can be released here",
  async (manager) => {
    const things = {
      event: await manager.event(),
      lock: await manager.lock(),
      rLock: await manager.rLock(),
      semaphore: await manager.semaphore(1),
      condition: await manager.condition(),
      barrier: await manager.barrier(2),
      queue: await manager.queue<number>(2),
      list: await manager.list<number>(),
      dict: await manager.dict<string, number>(),
      value: await manager.value(0),
      array: await manager.array([1, 2]),
      namespace: await manager.namespace(),
    };
    await things.condition.acquire();
    const notified = things.condition.wait();
    const child = new Process({ module, target: useAll, args: [things] });
    child.start();
    const place = await things.barrier.wait();
    await child.join();
    assertEquals(child.exitCode, 0);
    assert([0, 1].includes(place));
    assertEquals(await notified, true);
    await things.condition.release();
    assertEquals(await things.event.isSet(), true);
    assertEquals(await things.semaphore.getValue(), 2);
    assertEquals([await things.queue.get(), await things.queue.full()], [1, false]);
    assertEquals([await things.list.get(0), await things.dict.get("child")], [3, 4]);
    assertEquals([await things.value.get(), await things.array.get(0)], [5, 6]);
    assertEquals(await things.namespace.get("x"), 7);
    await things.lock.release();
    const error = await assertRejects(() => things.lock.release(), Error, "nobody holds it");
    assertEquals(error.name, "InvalidStateError");
  },
);

managerTest(
  "B-128 errors keep their type; a method that is not for others is refused",
  async (manager) => {
    const list = await manager.list([1]);
    const error = await assertRejects(() => list.get(5), RangeError, "the list has 1");
    assertInstanceOf(error.cause, RemoteError);
    const queue = await manager.queue(1);
    const empty = await queue.getNowait().then(() => new Error("none"), (error: Error) => error);
    assertEquals(empty.name, "QueueEmpty");
    await queue.put(1);
    assertEquals((await queue.putNowait(2).catch((error) => error)).name, "QueueFull");
    const odd = list as unknown as Record<string, () => Promise<void>>;
    for (const name of ["_secret", "hasOwnProperty", "nothing"]) {
      await assertRejects(() => odd[name]!(), TypeError, "no such method for others");
    }
  },
);

Deno.test("B-129 a proxy fails with a ConnectionLostError after shutdown() and after SIGKILL", {
  timeout: 60_000,
}, async () => {
  for (const end of ["shutdown", "SIGKILL"]) {
    const manager = await Manager.start();
    const list = await manager.list([1]);
    const queue = await manager.queue();
    const waiting = assertRejects(() => queue.get(), ConnectionLostError, "has gone");
    if (end === "shutdown") {
      await manager.shutdown();
    } else {
      const [child] = activeChildren();
      kill(child!.pid!, "SIGKILL");
    }
    await waiting;
    await assertRejects(() => list.get(0), ConnectionLostError);
    await manager.shutdown();
  }
});

Deno.test("Manager.shutdown() ends a manager that does not answer, too", {
  timeout: 60_000,
}, async () => {
  const manager = await Manager.start();
  const list = await manager.list([1]);
  const [child] = activeChildren();
  kill(child!.pid!, "SIGSTOP");
  await manager.shutdown();
  assertEquals(child!.exitCode, -9);
  await assertRejects(() => list.get(0), ConnectionLostError);
});

Deno.test("Manager.connect() gives up where nobody lets it in: in time, and when it is told to", {
  timeout: 60_000,
}, async () => {
  using silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const address = silent.addr as Deno.NetAddr & { transport: "tcp" };
  const controller = new AbortController();
  const waiting = Manager.connect({ address, signal: controller.signal });
  await assertRejects(
    () => Manager.connect({ address, timeout: 5 }),
    TimeoutError,
    "Cannot connect to the manager at 127.0.0.1",
  );
  // Both wait for one connection, which ends when nobody waits any more.
  using connection = await silent.accept();
  const said = new Uint8Array(1000);
  assert(await connection.read(said) !== null);
  controller.abort(new Error("enough"));
  await assertRejects(() => waiting, Error, "enough");
  assertEquals(await connection.read(said), null);
});

Deno.test("ManagerServer that cannot take a connection says so once, and goes on trying", {
  timeout: 60_000,
}, async () => {
  using accepting = watchAccepting({ refusals: 3 });
  const complaints: string[] = [];
  using _heard = hearComplaints((words) => complaints.push(words));
  {
    const authKey = new TextEncoder().encode("key");
    const address = { port: 0 };
    await using server = new ManagerServer({ address, authKey, expose: { seen: new Event() } });
    await using manager = await Manager.connect({ address: server.address, authKey });
    assertEquals(await (await manager.find<Event>("seen")).isSet(), false);
  }
  assertEquals(accepting.refused, 3);
  assertEquals(complaints.length, 1);
});

Deno.test(
  "ManagerServer that cannot take a connection can be closed",
  { timeout: 60_000 },
  async () => {
    using _accepting = watchAccepting({ refusals: Infinity });
    const complained = Promise.withResolvers<void>();
    using _heard = hearComplaints(() => complained.resolve());
    await using _server = new ManagerServer({ address: { port: 0 }, authKey: new Uint8Array(1) });
    await complained.promise;
  },
);

Deno.test("B-129 over TCP the right key is let in, and a wrong one refused, on either side", {
  timeout: 60_000,
}, async () => {
  const authKey = new TextEncoder().encode("right");
  const found = new Event();
  await using server = new ManagerServer({
    address: { transport: "tcp", hostname: "127.0.0.1", port: 0 },
    authKey,
    expose: { found },
  });
  assert(server.address.transport === "tcp");
  const { hostname, port } = server.address;
  const child = new Process({ module, target: tryKey, args: [{ hostname, port }, authKey] });
  child.start();
  await found.wait();
  await child.join();
  assertEquals(child.exitCode, 0);
  await assertRejects(
    () => Manager.connect({ address: server.address, authKey: new Uint8Array([1]) }),
    AuthenticationError,
    "different keys",
  );
  await using again = await Manager.connect({ address: server.address, authKey });
  await assertRejects(() => again.find("lost"), ReferenceError, "exposes found");
});

Deno.test("nobody listens: connect() says so", async () => {
  await assertRejects(
    () => Manager.connect({ address: { transport: "unix", path: "/tmp/interleave-nobody" } }),
    ConnectionLostError,
    "nobody listens there",
  );
});

managerTest("eight processes add to one value at once: none is lost", async (manager) => {
  const value = await manager.value(0);
  const children = Array.from(
    { length: 8 },
    () => new Process({ module, target: addTimes, args: [value, 125] }),
  );
  for (const child of children) child.start();
  for (const child of children) await child.join();
  assertEquals(await value.get(), 1000);
});

managerTest(
  "a client that is killed in the middle of a call harms nobody; what it holds stays held",
  async (manager) => {
    const [lock, begun] = [await manager.lock(), await manager.queue<number>()];
    const child = new Process({ module, target: holdForEver, args: [lock, begun] });
    child.start();
    await begun.get();
    child.kill();
    await child.join();
    assertEquals(await lock.locked(), true);
    await begun.put(1);
    assertEquals(await begun.get(), 1, "the killed one no longer waits for it");
  },
);

managerTest(
  "a wait in a manager ends by its timeout, and by a signal, taking nothing",
  async (manager) => {
    const queue = await manager.queue<number>();
    assertEquals((await queue.get({ timeout: 20 }).catch((error) => error)).name, "QueueEmpty");
    const stop = new AbortController();
    const waiting = assertRejects(() => queue.get({ signal: stop.signal }), Error, "enough");
    await manager.value(0); // the call has arrived before this one was answered
    stop.abort(new Error("enough"));
    await waiting;
    await queue.put(7);
    assertEquals(await queue.get(), 7);
  },
);
