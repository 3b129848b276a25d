import "../../course/own_colors.ts";
import { assertEquals } from "@std/assert";
import { setColorEnabled, stripAnsiCode } from "@std/fmt/colors";
import { typed } from "../../course/text.ts";
import type { Verdict } from "../../course/verdict.ts";
import { verdictText } from "../../course/verdict_screen.ts";

setColorEnabled(false);

const VERDICT: Verdict = {
  exercise: "01/3",
  name: "lost_update",
  outcome: "passed",
  claims: [],
  waiting: [],
  output: "",
  outputCut: 0,
  ms: 10_034,
  rerun: "deno task check 01/3",
};

Deno.test("verdictText() tells a pass with its claims, and not what was printed", () => {
  const claims = [{ name: "it counts", outcome: "passed", ms: 1 }] as const;
  assertEquals(
    verdictText({ ...VERDICT, claims, output: "mine" }, 50),
    " 01/3 lost-update            PASSED  1 of 1 claim\n  ✓ it counts",
  );
});

Deno.test("verdictText() tells who waited for what when the time was up", () => {
  const waiting = [{ pid: 7, name: "deno", state: "S", doing: "waits for a child to end" }];
  assertEquals(
    verdictText({ ...VERDICT, outcome: "timed out", message: "Not finished", waiting }, 60),
    " 01/3 lost-update                   TIMED OUT  after 10.0 s\n" +
      "      Not finished\n      deno (pid 7)  waits for a child to end",
  );
});

Deno.test("verdictText() tells why a claim failed, without the empty lines of an assertion", () => {
  const claims = [
    { name: "it counts", outcome: "failed", ms: 1, message: "Not equal.\n\n\n-   1\n+   2" },
    { name: "it ends", outcome: "not checked", ms: 0 },
  ] as const;
  assertEquals(
    verdictText({ ...VERDICT, outcome: "failed", claims }, 60),
    " 01/3 lost-update                     FAILED  0 of 2 claims\n" +
      "  ✗ it counts\n      Not equal.\n      -   1\n      +   2\n  – it ends  not checked",
  );
});

Deno.test("verdictText() shows the last lines that were printed and counts what it leaves out", () => {
  const output = Array.from({ length: 22 }, (_, n) => `line ${n}\n`).join("");
  const lines = verdictText({ ...VERDICT, outcome: "crashed", output, outputCut: 5 }, 60).split(
    "\n",
  );
  assertEquals(lines[1], "  it printed (2 lines above left out; cut after 64 KiB, 5");
  assertEquals(lines[2], "  bytes more):");
  assertEquals(lines.slice(3).length, 20);
  assertEquals(lines.at(-1), "    │ line 21");
});

Deno.test("C-14: verdictText() says everything with symbols and words; colour only helps", () => {
  const claims = (["passed", "failed", "schedule-dependent", "not checked"] as const)
    .map((outcome) => ({ name: "a claim", outcome, ms: 1, message: "why" }));
  const verdict = { ...VERDICT, outcome: "failed", claims, output: "mine" } as const;
  const plain = verdictText(verdict, 60);
  setColorEnabled(true);
  const coloured = verdictText(verdict, 60);
  setColorEnabled(false);
  assertEquals(stripAnsiCode(coloured), plain);
  assertEquals(coloured === plain, false);
  const lines = plain.split("\n").filter((line) => line.includes("a claim"));
  assertEquals(new Set(lines.map((line) => line.trim()[0])).size, 4);
});

Deno.test("verdictText() draws the schedule that fits, and says how to see it again", () => {
  const schedule = {
    kind: "deadlock",
    table: "t".repeat(70),
    narrow: "n".repeat(40),
    token: "x1:a:b",
  };
  const claims = [{
    name: "it ends",
    outcome: "failed",
    ms: 1,
    message: "Deadlock",
    schedule,
  }] as const;
  const verdict = { ...VERDICT, outcome: "deadlocked", claims } as const;
  const wide = verdictText(verdict, 80).split("\n");
  assertEquals(wide[4], `      ${"t".repeat(70)}`);
  assertEquals(wide[5], `      see it again:  ${typed("check 01/3 --replay x1:a:b")}`);
  assertEquals(verdictText(verdict, 40).split("\n").includes("n".repeat(40)), true);
});
