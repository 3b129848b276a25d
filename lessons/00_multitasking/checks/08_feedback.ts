import { Chance } from "interleave/checks";
import { mlfq } from "interleave/schedulers";
import { feedback } from "../exercises/08_feedback.ts";
import { assertTurns, freshJobs, type Job, jobs } from "./_turns.ts";

const chance = new Chance();

/** Calls `feedback()` and compares its turns with what the rules give. */
function compare(given: readonly Job[], slices: readonly number[]): void {
  assertTurns(`mlfq --slices ${slices}`, mlfq(slices), given, feedback(given, slices));
}

/** Slices by chance, each longer than the one above it. */
function freshSlices(): number[] {
  const top = chance.int(1, 3);
  return [top, top + chance.int(1, 2), top + chance.int(3, 5)];
}

Deno.test("a job alone sinks by a queue with each slice, and each queue has its own slice", () => {
  const slices = freshSlices();
  const sum = slices.reduce((all, each) => all + each);
  compare(jobs(`a=0:${sum}`), slices);
});

Deno.test("a queue is served only when all above it are empty", () => {
  const [top, middle] = freshSlices();
  // Both sink, and while b has its slice in the middle, nobody may go on below.
  compare(jobs(`a=0:${top! + middle! + 3}, b=0:${top! + middle! + 1}, c=0:${top}`), [
    top!,
    middle!,
    9,
  ]);
});

Deno.test("in the lowest queue the jobs take turns", () => {
  const slices = freshSlices();
  compare(jobs(`a=0:40, b=0:${chance.int(30, 40)}`), slices);
});

Deno.test("who comes takes the processor away from a job of a lower queue", () => {
  const slices = [2, 6];
  compare(jobs(`a=0:8, b=${chance.int(3, 6)}:1`), slices);
});

Deno.test("who comes does not interrupt a job of its own queue", () => {
  compare(jobs(`a=0:4, b=${chance.int(1, 3)}:2`), [4, 8]);
});

Deno.test("who was interrupted goes on first, before others of its queue", () => {
  compare(jobs(`a=0:6, b=0:6, c=${chance.int(5, 7)}:1`), [2, 6]);
});

Deno.test("who was interrupted gets the rest of its slice, and not a new one", () => {
  compare(jobs(`a=0:20, b=0:20, c=${chance.int(5, 7)}:2`), [2, 6, 12]);
});

Deno.test("who comes when a slice ends goes before the one whose slice it was", () => {
  compare(jobs("a=0:9, b=0:9, c=2:9, d=4:9"), [2, 4]);
});

Deno.test("jobs by chance get the turns that the rules give", () => {
  for (let i = 0; i < 100; i++) compare(freshJobs(chance), freshSlices());
});
