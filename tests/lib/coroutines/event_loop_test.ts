import { assertEquals, assertLess, assertRejects } from "@std/assert";
import { EventLoop, pause, receive, Source, type Steps } from "interleave/coroutines";

Deno.test("EventLoop.run() steps its coroutines in turn and returns what the first one returns", async () => {
  const loop = new EventLoop();
  let heard = "";
  function* repeat(letter: string): Steps<string> {
    for (let i = 0; i < 3; i++) {
      heard += letter;
      yield;
    }
    return letter;
  }
  loop.start(repeat("a"));
  assertEquals([await loop.run(repeat("b")), heard], ["b", "ababab"]);
});

Deno.test("EventLoop wakes sleepers in the order of their times, equal ones as they came", async () => {
  const loop = new EventLoop();
  const woken: string[] = [];
  const now = performance.now();
  function* sleeper(name: string, ms: number): Steps {
    yield { until: now + ms };
    woken.push(name);
  }
  loop.start(sleeper("last", 60));
  loop.start(sleeper("first of two", 40));
  loop.start(sleeper("second of two", 40));
  await loop.run(sleeper("past", -1));
  assertEquals(woken, ["past", "first of two", "second of two", "last"]);
});

Deno.test("EventLoop reads from real sockets while its other coroutines are busy", async () => {
  const loop = new EventLoop();
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  let turns = 0;
  let over = false;

  function* serve(): Steps {
    const callers = new Source(listener);
    const caller = yield* receive(callers);
    for (const source = new Source(caller!.readable);;) {
      const bytes = yield* receive(source);
      if (bytes === undefined) break;
      void caller!.write(bytes.map((each) => each + 1));
    }
    listener.close();
    over = true;
  }
  function* busy(): Steps {
    while (!over) {
      turns++;
      yield;
    }
  }
  function* main(): Steps<number[]> {
    loop.start(serve());
    loop.start(busy());
    const client = yield* receive(new Source(once(Deno.connect(port()))));
    void client!.write(new Uint8Array([1, 2, 3]));
    const answer = yield* receive(new Source(client!.readable));
    client!.close();
    return [...answer!];
  }
  function port(): { hostname: string; port: number } {
    return { hostname: "127.0.0.1", port: (listener.addr as Deno.NetAddr).port };
  }

  assertEquals(await loop.run(main()), [2, 3, 4]);
  assertLess(0, turns);
});

Deno.test("EventLoop sees the end of a pipe, and pauses meanwhile", async () => {
  const loop = new EventLoop();
  const cat = new Deno.Command("cat", { stdin: "piped", stdout: "piped" }).spawn();
  const heard: unknown[] = [];
  function* listen(): Steps {
    const source = new Source(cat.stdout.pipeThrough(new TextDecoderStream()));
    do heard.push(yield* receive(source)); while (heard.at(-1) !== undefined);
  }
  function* main(): Steps {
    loop.start(listen());
    yield* pause(1);
    void new Response("la").body!.pipeTo(cat.stdin);
  }
  await loop.run(main());
  assertEquals(heard, ["la", undefined]);
  await cat.status;
});

Deno.test("EventLoop hands an error of a source to who reads it, and of a coroutine to run()", async () => {
  // deno-lint-ignore require-yield
  async function* broken(): AsyncGenerator<number> {
    throw await Promise.resolve(new Error("wire cut"));
  }
  function* main(): Steps {
    yield* receive(new Source(broken()));
  }
  await assertRejects(() => new EventLoop().run(main()), Error, "wire cut");
});

/** Something that comes later, as an input with one item. */
async function* once<T>(item: Promise<T>): AsyncGenerator<T> {
  yield await item;
}
