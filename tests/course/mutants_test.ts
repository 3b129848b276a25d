import { assertEquals } from "@std/assert";
import { mutantsOf } from "../../course/mutants.ts";

/** The mutants of some lines, as their changed lines by name. */
function changes(text: string): Record<string, string[]> {
  const lines = text.split("\n");
  return Object.fromEntries(
    mutantsOf(text).map(({ name, text }) => [
      name,
      text.split("\n").filter((line, n) => line !== lines[n]).map((line) => line.trim()),
    ]),
  );
}

Deno.test("mutantsOf() takes each lock away, in all the ways in which it is held", () => {
  const text =
    `export async function add(count: Value<"int32">, lock: Lock, db: Lock): Promise<void> {
  using _held = await lock.hold();
  lock.acquireSync();
  count.value += 1;
  lock.releaseSync();
  await db.acquire({ timeout: 5 });
  db.release();
}`;
  const all = changes(text);
  assertEquals(all["lock removed: lock (line 2)"], [";", ";", ";"]);
  assertEquals(all["lock removed: db (line 6)"], [";", ";"]);
});

Deno.test("mutantsOf() does the work one after the other, all of it in one mutant", () => {
  const text = `export async function run(jobs: Job[], workers: Process[]): Promise<void> {
  await Promise.all(jobs.map((job) => job()));
  await Promise.all([jobs[0]!(), jobs[1]!()]);
  for (const worker of workers) worker.start();
  for (const worker of workers) await worker.join();
}
export function runSync(workers: Process[]): void {
  for (const worker of workers) worker.start();
  for (const worker of workers) worker.joinSync();
}`;
  assertEquals(changes(text), {
    "serial version": [
      "await Array.fromAsync(jobs, (job) => job());",
      "await (async () => [await jobs[0]!(), await jobs[1]!()])();",
      "for (const worker of workers) { worker.start(); await worker.join(); }",
      "for (const worker of workers) { worker.start(); worker.joinSync(); }",
    ],
  });
});

Deno.test("mutantsOf() leaves a process alone that is joined at once anyway", () => {
  const text = `worker.start();
await worker.join();`;
  assertEquals(Object.keys(changes(text)), ["swapped order (line 1)"]);
});

Deno.test("mutantsOf() waits with `if` where the program waits with `while`", () => {
  const text = `while (!ready) await changed.wait();
while (n-- > 0) work();
while (full()) {
  if (late) break;
  changed.waitSync();
}`;
  assertEquals(changes(text), {
    "`if` for `while` (line 1)": ["if (!ready) await changed.wait();"],
    "`if` for `while` (line 3)": ["if (full()) {"],
  });
});

Deno.test("mutantsOf() swaps two steps in a row that others can see, and no others", () => {
  const text = `using _a: Held = first.holdSync();
using _b: Held = second.holdSync();
log("both");
flag.store(1);
turn.store(other);
work();`;
  const all = changes(text);
  assertEquals(all["swapped order (line 1)"], [
    "using _b: Held = second.holdSync();",
    "using _a: Held = first.holdSync();",
  ]);
  assertEquals(all["swapped order (line 4)"], ["turn.store(other);", "flag.store(1);"]);
  assertEquals(Object.keys(all).filter((name) => name.startsWith("swapped")).length, 2);
});

Deno.test("mutantsOf() finds nothing where nothing is done at the same time", () => {
  assertEquals(mutantsOf("export const add = (a: number, b: number): number => a + b;"), []);
});
