import { assertEquals } from "@std/assert";
import { runRule } from "./run_rule.ts";

const source = `Atomics.notify(new Int32Array(new SharedArrayBuffer(4)), 0);`;

Deno.test("atomics-below: lib/memory, lessons, tests and bench may use Atomics", () => {
  const paths = ["lib/memory/shared.ts", "lessons/05_x/demos/01_y.ts", "tests/x.ts", "bench/x.ts"];
  for (const path of paths) assertEquals(runRule("atomics-below", path, source), [], path);
});

Deno.test("atomics-below: the rest of the library and the course may not use Atomics", () => {
  for (const path of ["lib/sync/lock.ts", "lib/system/wait.ts", "course/grader.ts"]) {
    assertEquals(runRule("atomics-below", path, source).length, 1, path);
  }
});
