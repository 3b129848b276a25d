import { assertEquals, assertThrows } from "@std/assert";
import { selectSteps, type Step } from "../../../tools/gate/steps.ts";

const steps: Step[] = [
  { name: "lint", args: [] },
  { name: "test", args: [] },
  { name: "examples", args: [] },
  { name: "coverage", args: [], reads: ["test", "examples"] },
];

function selected(...names: string[]): string[] {
  return selectSteps(steps, names).map((step) => step.name);
}

Deno.test("selectSteps() without names selects every step but those that read traces", () => {
  assertEquals(selected(), ["lint", "test", "examples"]);
});

Deno.test("selectSteps() keeps the order of the gate, whatever the order of the names", () => {
  assertEquals(selected("test", "lint"), ["lint", "test"]);
});

Deno.test("selectSteps() brings along the steps whose traces another reads", () => {
  assertEquals(selected("coverage"), ["test", "examples", "coverage"]);
});

Deno.test("selectSteps() names the steps when asked for one that is not there", () => {
  assertThrows(
    () => selected("lnt"),
    RangeError,
    "Cannot run lnt: the steps are lint, test, examples, coverage",
  );
});
