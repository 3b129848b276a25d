import { assert, assertEquals, assertRejects } from "@std/assert";
import { realRun } from "interleave/explore";

const textbook = new URL("./programs/textbook.ts", import.meta.url).href;
const nouns = new URL("./programs/nouns.ts", import.meta.url).href;
const raw = new URL("./programs/raw.ts", import.meta.url).href;

const right: readonly [module: string, programs: readonly string[]][] = [
  [textbook, ["petersonCorrect", "philosophersOrdered", "bufferWhile", "barrier3"]],
  [nouns, [
    "rlockTwice",
    "lockOfAnother",
    "threeSeats",
    "barrierNumbers",
    "queueInOrder",
    "careful",
  ]],
  [raw, ["atomicAdd", "spinLock", "futexLock"]],
];
for (const [module, programs] of right) {
  for (const program of programs) {
    Deno.test({
      name: `realRun() of ${program} ends well each time, with the library's own objects`,
      timeout: 60_000,
      async fn(): Promise<void> {
        const { ok, failed, hung, message } = await realRun({
          module,
          program,
          times: 20,
          timeoutMs: 20_000,
          timeMs: 30_000,
        });
        assertEquals([ok, failed, hung, message], [20, 0, 0, null]);
      },
    });
  }
}

Deno.test("realRun() counts runs that fail, and tells what was thrown", async () => {
  const { failed, message } = await realRun({ module: nouns, program: "tooManyPermits", times: 3 });
  assertEquals(failed, 3);
  assert(message?.startsWith("InvalidStateError: Cannot release"), String(message));
});

Deno.test("realRun() counts runs that hang, and goes on with the others", async () => {
  const { hung } = await realRun({
    module: new URL("./programs/hangs.ts", import.meta.url),
    program: "waitsForNobody",
    times: 2,
    timeoutMs: 100,
  });
  assertEquals(hung, 2);
});

Deno.test("realRun() gives the outcomes that the explorer foresees", async () => {
  const { outcomes, ok } = await realRun({
    module: textbook,
    program: "storeBuffering",
    times: 50,
  });
  assert(ok > 0);
  assertEquals(Object.keys(outcomes).filter((each) => !["01", "10", "11"].includes(each)), []);
});

Deno.test("realRun() refuses a number of times that is none", async () => {
  for (const times of [0, -1, 1.5, NaN]) {
    await assertRejects(() => realRun({ module: raw, program: "atomicAdd", times }), RangeError);
  }
});
