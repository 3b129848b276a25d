import { assertEquals } from "@std/assert";
import { runRule } from "./run_rule.ts";

function refused(source: string): string[] {
  return runRule("no-top-level-arrow", "lib/timeline/gantt.ts", source);
}

Deno.test("no-top-level-arrow: an exported function is a declaration", () => {
  assertEquals(refused(`export const gantt = () => "";`), [
    "Cannot export gantt as an expression: an exported function is declared",
  ]);
  assertEquals(refused(`export const gantt = function () {};`).length, 1);
  assertEquals(refused(`export default () => "";`).length, 1);
});

Deno.test("no-top-level-arrow: declarations, other values and local arrows are fine", () => {
  assertEquals(refused(`export function gantt() { return [1].map((x) => x); }`), []);
  assertEquals(refused(`export const width = 80; const short = (x: string) => x;`), []);
  assertEquals(refused(`export default { run: () => 1 };`), []);
});
