import { assertEquals } from "@std/assert";
import { Timer } from "../../../lib/timer/timer.ts";

Deno.test("Timer: who is due when it is made does not overtake those who were due before", {
  timeout: 10_000,
}, async () => {
  for (let round = 0; round < 20; round++) {
    const rung: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const now = performance.now();
    for (const [name, ms] of [["third", 3], ["first", 1], ["second", 2]] as const) {
      new Timer(now + ms, () => rung.push(name));
    }
    while (performance.now() < now + 5) {
      // Nobody rings while this thread is busy.
    }
    new Timer(now + 4, () => (rung.push("last"), resolve()));
    await promise;
    assertEquals(rung, ["first", "second", "third", "last"]);
  }
});

Deno.test(
  "Timer: who is due when it is made rings in the next turn, before those who are due later",
  {
    timeout: 10_000,
  },
  async () => {
    const later = new Timer(performance.now() + 60_000, () => {});
    await new Promise<void>((resolve) => new Timer(-Infinity, resolve));
    later.cancel();
  },
);
