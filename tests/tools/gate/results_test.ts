import { assertEquals } from "@std/assert";
import {
  countTests,
  type StepResult,
  summaryOf,
  type TestCounts,
  troubleIn,
} from "../../../tools/gate/results.ts";

function result(ok: boolean, tests?: TestCounts): StepResult {
  return { name: "x", rerun: "deno task ok x", ok, ms: 1, output: "", tests };
}

Deno.test("summaryOf() counts a single check as one", () => {
  assertEquals(summaryOf([result(true), result(true), result(false)]), { passed: 2, failed: 1 });
});

Deno.test("summaryOf() counts tests one by one, and ignored ones not at all", () => {
  const tests = { passed: 7, failed: 2, ignored: 3 };
  assertEquals(summaryOf([result(true), result(false, tests)]), { passed: 8, failed: 2 });
});

Deno.test("summaryOf() counts a failure when the command failed although every test passed", () => {
  const tests = { passed: 7, failed: 0, ignored: 0 };
  assertEquals(summaryOf([result(false, tests)]), { passed: 7, failed: 1 });
});

Deno.test("summaryOf() of nothing is nothing", () => {
  assertEquals(summaryOf([]), { passed: 0, failed: 0 });
});

Deno.test("countTests() tells passed, failed and ignored tests apart, over all files", () => {
  const xml = `
    <testsuites name="deno test" tests="4">
      <testsuite name="./a_test.ts" tests="3">
        <testcase name="a &lt;b&gt; holds" classname="./a_test.ts" time="0.001">
        </testcase>
        <testcase name="b holds" classname="./a_test.ts">
          <failure message="Uncaught &quot;x&quot;">Error: &lt;skipped/&gt;</failure>
        </testcase>
        <testcase name="c holds" classname="./a_test.ts"><skipped/></testcase>
      </testsuite>
      <testsuite name="./b_test.ts" tests="1">
        <testcase name="a holds" classname="./b_test.ts"></testcase>
      </testsuite>
    </testsuites>`;
  assertEquals(countTests(xml), { passed: 2, failed: 1, ignored: 1 });
});

Deno.test("countTests() counts the steps of a test as part of it", () => {
  const xml = `
    <testsuite name="./a_test.ts">
      <testcase name="a &gt; b holds"></testcase>
      <testcase name="c holds"><failure message="1 test step failed">x</failure></testcase>
      <testcase name="c holds &gt; one"></testcase>
      <testcase name="c holds &gt; two"><failure message="x">x</failure></testcase>
      <testcase name="c holds &gt; two &gt; deep"></testcase>
    </testsuite>`;
  assertEquals(countTests(xml), { passed: 1, failed: 1, ignored: 0 });
});

Deno.test("countTests() finds nothing in a report that was never written", () => {
  assertEquals(countTests(""), { passed: 0, failed: 0, ignored: 0 });
});

Deno.test("troubleIn() leaves out the tests that went well", () => {
  const output = "a holds ... ok\nb holds ... FAILED\n\n ERRORS \n\nb holds => x_test.ts:1:6\n";
  assertEquals(troubleIn(output), "ERRORS \n\nb holds => x_test.ts:1:6");
});

Deno.test("troubleIn() keeps everything where there is no list of failures", () => {
  assertEquals(troubleIn("a.ts:1:1 - wrong\n"), "a.ts:1:1 - wrong");
});
