import { assert, assertEquals, assertThrows } from "@std/assert";
import { positionAfter } from "../../../course/study/puzzle_run.ts";
import { loadPuzzle, PUZZLES, puzzleSource } from "../../../course/study/puzzles.ts";
import { exploreStepwise, pause } from "interleave/stepwise";

for (const puzzle of PUZZLES) {
  Deno.test(`the puzzle ${puzzle.id} breaks under some schedules, and not under all`, async () => {
    const module = await loadPuzzle(puzzle);
    const { failure, kind } = exploreStepwise(module.make(pause));
    assert(failure !== undefined && kind !== "too-long", kind);
    const turns = failure.steps.map(({ thread }) => failure.threads.indexOf(thread));
    assert(positionAfter(module, turns).isBroken);

    // One thread after the other does no harm.
    let position = positionAfter(module, []);
    for (const serial: number[] = []; !position.isOver;) {
      const { left, threads } = position.trace;
      serial.push(threads.indexOf(left.find(({ canGoOn }) => canGoOn)!.thread));
      position = positionAfter(module, serial);
    }
    assert(!position.isBroken, position.trace.message ?? "");
  });

  Deno.test(`the puzzle ${puzzle.id} is at the lines that it shows`, async () => {
    const lines = (await puzzleSource(puzzle)).split("\n");
    const { trace } = positionAfter(await loadPuzzle(puzzle), [0]);
    for (const { line, object } of trace.steps) {
      assert(lines[line - 1]!.includes(object!), `line ${line} has no ${object}`);
    }
  });
}

Deno.test("positionAfter() refuses a step that cannot be made", async () => {
  const module = await loadPuzzle(PUZZLES.find(({ id }) => id === "lost_update")!);
  assertThrows(() => positionAfter(module, [0, 0, 0]), RangeError, "has come to its end");
  assertThrows(() => positionAfter(module, [7]), RangeError);
  assertThrows(() => positionAfter(module, Array(301).fill(0)), RangeError, "more than 300");
  assertEquals(positionAfter(module, []).isOver, false);
});
