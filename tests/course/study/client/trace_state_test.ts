import { assertEquals } from "@std/assert";
import type { Trace } from "interleave/explore";
import { momentAfter } from "../../../../course/study/client/trace_state.ts";
import { positionAfter } from "../../../../course/study/puzzle_run.ts";
import { loadPuzzle, PUZZLES } from "../../../../course/study/puzzles.ts";

Deno.test("momentAfter() tells before, between and after the steps who has and who waits", async () => {
  const accounts = PUZZLES.find(({ id }) => id === "two_accounts")!;
  const { trace } = positionAfter(await loadPuzzle(accounts), [0, 1]);
  assertEquals(trace.steps.length, 2);

  const before = momentAfter(trace, 0);
  assertEquals(before.holders.size, 0);
  assertEquals(before.threads.map(({ canGoOn }) => canGoOn), [true, true]);

  const between = momentAfter(trace, 1);
  assertEquals([...between.holders], [["lockA", "A to B"]]);
  assertEquals(between.cycle, []);

  const after = momentAfter(trace, 2);
  assertEquals([...after.holders], [["lockA", "A to B"], ["lockB", "B to A"]]);
  assertEquals(after.threads.map(({ waitsFor }) => waitsFor), ["lockB", "lockA"]);
  assertEquals(after.cycle, ["A to B", "B to A"]);
});

Deno.test("momentAfter() counts how often a lock is taken again, and forgets it with the last release", () => {
  const step = (op: string, n: number): Trace["steps"][number] => ({
    i: n + 1,
    thread: "A",
    op,
    object: "lock",
    args: [0, 0],
    result: 1,
    text: `lock.${op}()`,
    line: 0,
    enabled: ["A"],
    preempts: null,
  });
  const steps = ["acquire", "acquireAgain", "releaseAgain", "release"].map(step);
  const trace = { threads: ["A"], steps, left: [] } as unknown as Trace;
  const held = [0, 1, 2, 3, 4].map((count) => momentAfter(trace, count).holders.has("lock"));
  assertEquals(held, [false, true, true, true, false]);
  assertEquals(momentAfter(trace, 4).threads[0]!.next, "");
});
