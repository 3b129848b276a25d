import { assertEquals } from "@std/assert";
import { Turns } from "../../../lib/memory/turns.ts";

Deno.test("Turns gives the turn to whom it was passed, even before that one waits", () => {
  const buffer = Turns.buffer(2);
  const [first, second] = [new Turns(buffer, 0), new Turns(buffer, 1)];
  first.pass(1);
  assertEquals([second.holder, second.take(0), second.take(1)], [1, true, false]);
  second.pass(0);
  assertEquals([first.holder, first.take()], [0, true]);
});

Deno.test({
  name: "Turns wakes a thread that sleeps, over and over",
  timeout: 60_000,
  async fn(): Promise<void> {
    const buffer = Turns.buffer(2);
    const worker = new Worker(new URL("./turns_worker.ts", import.meta.url), { type: "module" });
    const turns = new Turns(buffer, 0);
    await new Promise<void>((resolve) => {
      worker.onmessage = (): void => resolve();
      worker.postMessage(buffer);
    });
    let taken = 0;
    for (let i = 0; i < 1000; i++) {
      turns.pass(1);
      if (turns.take(10_000)) taken++;
    }
    assertEquals(taken, 1000);
    worker.terminate();
  },
});
