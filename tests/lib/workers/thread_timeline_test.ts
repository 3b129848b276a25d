import { assertEquals } from "@std/assert";
import { Thread } from "interleave/threads";
import { lanesOf, record } from "interleave/timeline";
import { drawn } from "./thread_fixture.ts";

const module = new URL("./thread_fixture.ts", import.meta.url).href;

Deno.test("Thread has a lane of its own on the timeline, from its start to its end", async () => {
  using recording = record();
  for (const [name, fails] of [["sing", false], ["dance", true]] as const) {
    const thread = new Thread({ module, target: drawn, args: [name, fails], name });
    thread.start();
    await thread.join();
  }
  // Other tests of the same process record as well.
  const lanes = lanesOf(recording.events()).filter(({ name }) => /^(sing|dance)$/.test(name));
  assertEquals(
    lanes.map(({ name, pid, spans, end }) => [name, pid, spans.map(({ text }) => text), end?.text]),
    [["sing", Deno.pid, ["sing"], "ended"], ["dance", Deno.pid, ["dance"], "failed: RangeError"]],
  );
});
