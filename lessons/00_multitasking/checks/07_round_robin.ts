import { Chance } from "interleave/checks";
import { roundRobin as policy } from "interleave/schedulers";
import { roundRobin } from "../exercises/07_round_robin.ts";
import { assertTurns, freshJobs, type Job, jobs } from "./_turns.ts";

const chance = new Chance();

/** Calls `roundRobin()` and compares its turns with what the rules give. */
function compare(given: readonly Job[], slice: number): void {
  assertTurns(`rr --slice ${slice}`, policy(slice), given, roundRobin(given, slice));
}

Deno.test("nobody has the processor longer than a slice while others wait", () => {
  const slice = chance.int(2, 4);
  compare(jobs(`a=0:${2 * slice}, b=0:${3 * slice}, c=0:${2 * slice}`), slice);
});

Deno.test("who is done before the slice is used up makes room at once", () => {
  const slice = chance.int(3, 5);
  compare(jobs(`a=0:1, b=0:${slice - 1}, c=0:${slice + 1}, d=0:1`), slice);
});

Deno.test("nobody runs before it has come: the processor stands idle", () => {
  const late = chance.int(5, 20);
  compare(jobs(`a=${late}:2, b=${late + 7}:1`), 4);
});

Deno.test("who comes when a slice ends goes before the one whose slice it was", () => {
  const slice = chance.int(2, 4);
  compare(jobs(`a=0:${3 * slice}, b=${slice}:1, c=${2 * slice + 1}:1`), slice);
});

Deno.test("the example of the books: slice 4, jobs of 24, 3 and 3", () => {
  compare(jobs("a=0:24, b=0:3, c=0:3"), 4);
});

Deno.test("jobs by chance get the turns that the rules give", () => {
  for (let i = 0; i < 50; i++) compare(freshJobs(chance), chance.int(1, 5));
});
