import { assertEquals, assertMatch } from "@std/assert";
import { runRule } from "./run_rule.ts";

function floors(path: string, source: string): string[] {
  return runRule("floors", path, source);
}

Deno.test("floors: a floor may import what lies below it and itself", () => {
  const source = `
    import { delay } from "@std/async";
    import { TimeoutError } from "../errors.ts";
    import { Cell } from "../memory/cell.ts";
    import { Lock } from "./lock.ts";
  `;
  assertEquals(floors("lib/sync/condition.ts", source), []);
});

Deno.test("floors: a floor may not import what lies above it, and is told what it stands on", () => {
  const [message, ...others] = floors("lib/system/wait.ts", `import "../channels/queue.ts";`);
  assertEquals(
    message,
    "lib/system may not import lib/channels/queue.ts: " +
      "it stands on lib/std, lib/errors.ts, lib/waiting.ts, lib/timer, lib/codec, lib/timeline",
  );
  assertEquals(others, []);
});

Deno.test("floors: rooms on one floor do not see each other", () => {
  assertEquals(floors("lib/explore/run.ts", `import "../managers/server.ts";`).length, 1);
});

Deno.test("floors: the errors may import the doors to @std, and nothing else", () => {
  assertEquals(floors("lib/errors.ts", `import "@std/text";`), []);
  assertEquals(floors("lib/errors.ts", `import "./waiting.ts";`).length, 1);
});

Deno.test("floors: types, re-exports and import() count as imports", () => {
  for (
    const source of [
      `import type { Pool } from "../pools/pool.ts";`,
      `import { type Pool } from "../pools/pool.ts";`,
      `export * from "../pools/pool.ts";`,
      `export { Pool } from "../pools/pool.ts";`,
      `await import("../pools/pool.ts");`,
      `export type Of = import("../pools/pool.ts").Pool;`,
    ]
  ) {
    assertEquals(floors("lib/workers/process.ts", source).length, 1, source);
  }
});

Deno.test("floors: no floor sees a door, by its path or by its name", () => {
  assertEquals(floors("lib/workers/process.ts", `import "../processes.ts";`).length, 1);
  assertEquals(floors("lib/workers/process.ts", `import "interleave/processes";`).length, 1);
});

Deno.test("floors: a door sees all of lib", () => {
  assertEquals(floors("lib/processes.ts", `export * from "./workers/process.ts";`), []);
  assertEquals(floors("mod.ts", `export * from "./lib/system/wait.ts";`), []);
  assertEquals(floors("mod.ts", `export * from "./lib/processes.ts";`), []);
  assertEquals(floors("lib/processes.ts", `import "../course/kit.ts";`).length, 1);
});

Deno.test("floors: the course sees the doors and itself, not what is behind them", () => {
  assertEquals(floors("course/main.ts", `import "interleave/system"; import "./kit.ts";`), []);
  assertEquals(floors("course/main.ts", `import "../lib/system/kill.ts";`).length, 1);
});

Deno.test("floors: nobody imports tests, bench or tools", () => {
  for (const target of ["../tests/x.ts", "../bench/x.ts", "../tools/x.ts"]) {
    for (const path of ["course/x.ts", "lib/x.ts"]) {
      assertEquals(floors(path, `import "${target}";`).length, 1, `${path} imports ${target}`);
    }
  }
});

Deno.test("floors: tests see everything", () => {
  assertEquals(floors("tests/tools/x_test.ts", `import "../../tools/ok.ts";`), []);
});

Deno.test("floors: packages are no part of the house", () => {
  assertEquals(floors("lib/timeline/gantt.ts", `import "npm:fast-string-width@3.0.2";`), []);
});

Deno.test("floors: a new folder in lib is asked for its floor", () => {
  assertMatch(floors("lib/attic/x.ts", "")[0] ?? "", /lib\/attic is on no floor/);
});
