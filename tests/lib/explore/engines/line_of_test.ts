import { assertEquals } from "@std/assert";
import { lineIn, lineOf } from "../../../../lib/explore/engines/line_of.ts";

const STACK = `Error
    at SteppedThread.perform (file:///home/x/lib/explore/engines/worker_main.ts:96:47)
    at Int.add (file:///home/x/lib/explore/nouns/int.ts:40:17)
    at buy (file:///home/x/my-course/05_shared_memory/04_last_ticket.ts:15:8)
    at sell (file:///home/x/lessons/05_shared_memory/checks/_04_last_ticket.ts:21:9)`;
const LEARNERS = "file:///home/x/my-course/05_shared_memory/04_last_ticket.ts";
const PROGRAMS = "file:///home/x/lessons/05_shared_memory/checks/_04_last_ticket.ts";

function errorWith(stack: string): Error {
  return Object.assign(new Error(), { stack });
}

Deno.test("lineOf() prefers a line of the program's module, and else gives the innermost that is not ours", () => {
  assertEquals(lineOf(errorWith(STACK), PROGRAMS), 21);
  assertEquals(lineOf(errorWith(STACK), undefined), 15);
});

Deno.test("lineOf() finds the program below an explorer that lies in one file, as on a page", () => {
  const bundle = new URL("../../../../lib/explore/engines/line_of.ts", import.meta.url).href;
  const stack = `Error\n    at a (${bundle}:1:2)\n    at A (http://127.0.0.1/play/x.js:7:3)`;
  assertEquals(lineOf(errorWith(stack), undefined), 7);
});

Deno.test("lineIn() gives the line of one module alone", () => {
  assertEquals(lineIn(errorWith(STACK), LEARNERS), 15);
  assertEquals(lineIn(errorWith(STACK), `${LEARNERS}?given`), 0);
});
