/** The only test of its file, as only the first use of a timer in a thread is like this. */

import { assertEquals } from "@std/assert";
import { Timer } from "../../../lib/timer/timer.ts";

Deno.test({
  name: "Timer that a microtask sets while Deno loads its own timers rings in time",
  timeout: 10_000,
  async fn(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<"rang">();
    queueMicrotask(() => new Timer(performance.now() + 1, () => resolve("rang")));
    const later = new Timer(performance.now() + 60_000, () => {});
    assertEquals(await promise, "rang");
    later.cancel();
  },
});
