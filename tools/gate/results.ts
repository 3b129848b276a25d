/**
 * From what the steps left behind to the two numbers at the end.
 *
 * @module
 */

/** How one step ended. */
export interface StepResult {
  readonly name: string;
  /** The command that runs it alone. */
  readonly rerun: string;
  /** Whether the command ended with 0. */
  readonly ok: boolean;
  /** Milliseconds. */
  readonly ms: number;
  /** Everything that it printed. */
  readonly output: string;
  /** The counts of a step that runs tests; `undefined` for one that is a single check. */
  readonly tests?: TestCounts | undefined;
  /** Test files that failed beside others and passed alone. */
  readonly unsteady?: readonly string[];
}

/** How many tests ended how. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly ignored: number;
}

/** What the gate ends with. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts tests and single checks together.
 *
 * A step whose command failed counts as a failure even when every test in it passed: a file that does
 * not compile, an error outside of any test.
 *
 * @param results How the steps ended.
 * @returns The sums.
 */
export function summaryOf(results: readonly StepResult[]): Summary {
  let passed = 0, failed = 0;
  for (const { ok, tests = { passed: ok ? 1 : 0, failed: ok ? 0 : 1 } } of results) {
    passed += tests.passed;
    failed += ok ? tests.failed : Math.max(1, tests.failed);
  }
  return { passed, failed };
}

/**
 * Counts the tests of a JUnit report as Deno writes it. Steps of a test are part of that test.
 *
 * @param xml The report; empty if the run broke off before it was written.
 * @param except Files whose tests are not counted.
 * @returns The counts.
 */
export function countTests(xml: string, except: readonly string[] = []): TestCounts {
  let passed = 0, failed = 0, ignored = 0;
  for (const [, file, suite] of xml.matchAll(SUITE)) {
    if (except.includes(file!)) continue;
    const cases = [...suite!.matchAll(/<testcase name="([^"]*)"[^>]*>(.*?)<\/testcase>/gs)];
    const names = new Set(cases.map(([, name]) => name!));
    for (const [, name, body] of cases) {
      if (isStep(name!, names)) continue;
      if (body!.includes("<failure") || body!.includes("<error")) failed++;
      else if (body!.includes("<skipped")) ignored++;
      else passed++;
    }
  }
  return { passed, failed, ignored };
}

/**
 * The files in which a test failed, or something outside of any test.
 *
 * @param xml The JUnit report, which does not tell of the latter.
 * @param output What the run has printed.
 * @returns Their paths.
 */
export function failedFiles(xml: string, output: string): string[] {
  const failed = [...xml.matchAll(SUITE)]
    .filter(([, , body]) => body!.includes("<failure") || body!.includes("<error"))
    .map(([, name]) => name!);
  const broken = [...output.matchAll(/^ *(\S+) \(uncaught error\)$/gm)].map(([, name]) => name!);
  return [...new Set([...failed, ...broken])];
}

/**
 * The part of a failed step's output that says what is wrong.
 *
 * @param output All of it. Deno lists the failures of a test run after everything that went well.
 * @returns The failures, or all of it where there is no such list.
 */
export function troubleIn(output: string): string {
  return output.slice(Math.max(0, output.lastIndexOf("\n ERRORS \n"))).trim();
}

/** The tests of one file. */
const SUITE = /<testsuite name="([^"]*)"[^>]*>(.*?)<\/testsuite>/gs;

/** A step is reported as `test > step`, next to its test. */
function isStep(name: string, names: ReadonlySet<string>): boolean {
  const parts = name.split(" &gt; ");
  return parts.slice(1).some((_, index) => names.has(parts.slice(0, index + 1).join(" &gt; ")));
}
