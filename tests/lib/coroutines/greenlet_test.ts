import { assertEquals, assertInstanceOf, assertRejects, assertThrows } from "@std/assert";
import {
  GreenletExit,
  joinAll,
  kill,
  patchAll,
  sleep,
  spawn,
  type Switches,
  time,
} from "interleave/coroutines";

/** Runs the sing/dance pair; what was heard, by first letters. */
async function singAndDance(pause: () => Switches): Promise<string> {
  let heard = "";
  function* repeat(letter: string): Switches {
    for (let i = 0; i < 3; i++) {
      heard += letter;
      yield* pause();
    }
  }
  await joinAll([spawn(() => repeat("s")), spawn(() => repeat("d"))]);
  return heard;
}

Deno.test("spawn() interleaves greenlets wherever they wait", async () => {
  assertEquals(
    await singAndDance(function* (): Switches {
      yield sleep(0);
    }),
    "sdsdsd",
  );
});

Deno.test("time.sleep() blocks: greenlets run one after the other, and interleaved once patched", async () => {
  const pause = () => time.sleep(1);
  assertEquals(await singAndDance(pause), "sssddd");
  {
    using _patch = patchAll();
    assertEquals(await singAndDance(pause), "sdsdsd");
  }
  assertEquals(await singAndDance(pause), "sssddd");
});

Deno.test("patchAll() is undone when the last patch is, each once", async () => {
  const [one, other] = [patchAll(), patchAll()];
  one[Symbol.dispose]();
  one[Symbol.dispose]();
  assertEquals(await singAndDance(() => time.sleep(0)), "sdsdsd");
  other[Symbol.dispose]();
  assertEquals(await singAndDance(() => time.sleep(0)), "sssddd");
});

Deno.test("time.sleep() refuses what is not a number, patched or not", () => {
  assertThrows(() => time.sleep(NaN).next(), RangeError, "timeout is NaN");
  using _patch = patchAll();
  assertThrows(() => time.sleep(NaN).next(), RangeError, "timeout is NaN");
});

Deno.test("Greenlet gets the value that it waited for, and gives its own", async () => {
  const greenlet = spawn(function* (): Switches<string> {
    const word = yield Promise.resolve("sing");
    let other = "";
    try {
      yield Promise.reject(new Error("dance"));
    } catch (error) {
      other = (error as Error).message;
    }
    return `${word} and ${other}`;
  });
  assertEquals(await greenlet, "sing and dance");
  assertEquals([greenlet.successful, await greenlet.join()], [true, true]);
});

Deno.test("kill() throws GreenletExit where the greenlet waits, and leaves no timer", async () => {
  using _patch = patchAll();
  const did: string[] = [];
  const greenlet = spawn(function* (): Switches {
    try {
      yield* time.sleep(60_000);
    } finally {
      yield* time.sleep(0);
      did.push("cleaned up");
    }
  });
  await sleep(0);
  await kill(greenlet);
  assertEquals([did, greenlet.successful], [["cleaned up"], true]);
  assertInstanceOf(await greenlet, GreenletExit);
});

Deno.test("kill() before the first step means that there is none", async () => {
  let ran = false;
  const greenlet = spawn(function* (): Switches {
    ran = true;
    yield sleep(0);
  });
  await kill(greenlet);
  assertEquals([ran, greenlet.done], [false, true]);
});

Deno.test("kill() is survived by a greenlet that catches it", async () => {
  using _patch = patchAll();
  const greenlet = spawn(function* (): Switches<number> {
    try {
      yield* time.sleep(60_000);
    } catch (error) {
      assertInstanceOf(error, GreenletExit);
    }
    yield* time.sleep(0);
    return 42;
  });
  await sleep(0);
  await kill(greenlet);
  assertEquals(await greenlet, 42);
});

Deno.test("joinAll() returns those that have ended when the time is up", async () => {
  using _patch = patchAll();
  const [quick, slow] = [spawn(() => time.sleep(0)), spawn(() => time.sleep(60_000))];
  await quick.join();
  assertEquals(await joinAll([quick, slow], { timeout: 5 }), [quick]);
  assertEquals([await slow.join({ timeout: 0 }), await joinAll([])], [false, []]);
  await kill(slow);
});

Deno.test("joinAll() throws an error only if asked to", async () => {
  const failing = spawn(function* (): Switches {
    yield sleep(0);
    throw new Error("out of tune");
  });
  assertEquals(await joinAll([failing]), [failing]);
  assertEquals(failing.successful, false);
  await assertRejects(() => joinAll([failing], { raiseError: true }), Error, "out of tune");
});

Deno.test("spawn() refuses what is not a function", () => {
  assertThrows(() => spawn(3 as never), TypeError, "Cannot spawn number");
});

Deno.test("Greenlet that fails while nobody looks at it keeps its error, and harms nobody", async () => {
  const failing = spawn(function* (): Switches<void> {
    yield sleep(1);
    throw new RangeError("out of breath");
  });
  const patient = spawn(function* (): Switches<number> {
    yield sleep(20);
    return 1;
  });
  assertEquals(await patient, 1);
  assertEquals([failing.done, failing.successful], [true, false]);
  await assertRejects(async () => await failing, RangeError, "out of breath");
});
