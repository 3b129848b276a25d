import { assertEquals, assertRejects } from "@std/assert";
import { explore, follow } from "interleave/explore";

const module = new URL("./programs/textbook.ts", import.meta.url).href;

Deno.test("follow() gives the turns that were asked for, then goes on without preemptions", async () => {
  const { steps, kind, final } = await follow({ module, program: "race2" }, ["A", "B", "B"]);
  assertEquals(steps.map(({ thread }) => thread), ["A", "B", "B", "A"]);
  assertEquals([kind, final.count], ["check-failed", 1]);
});

Deno.test("follow() leaves out the turns of a thread that waits or has ended", async () => {
  const turns = ["T0", "T0", "T1", "T1", "T0", "T0", "T0", "T0", "T0", "T1"];
  const { steps, kind } = await follow({ module, program: "abab" }, turns);
  const told = steps.map(({ thread }) => thread).join(" ");
  assertEquals([kind, told], ["ok", "T0 T0 T0 T0 T1 T1 T1 T1"]);
});

Deno.test("follow() takes the token of another version of the program", async () => {
  const { failure } = await explore({ module, program: "abba" });
  assertEquals((await follow({ module, program: "abba" }, failure!.replay)).kind, "deadlock");
  assertEquals((await follow({ module, program: "abab" }, failure!.replay)).kind, "ok");
});

Deno.test("follow() refuses what is no token, and threads that there are not", async () => {
  const ask = (turns: string | string[]) => follow({ module, program: "race2" }, turns);
  await assertRejects(() => ask("abba"), TypeError, "a token looks like");
  await assertRejects(() => ask(["C"]), TypeError, 'a turn to "C": the threads are A, B');
});
