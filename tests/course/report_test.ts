import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { Report, type Reported } from "../../course/report.ts";

const NAMES = ["a", "b"];
type Line = Readonly<Record<string, unknown>>;

/** What is believed of a report with these lines; they are made with its receipts. */
function believed(lines: (receipts: readonly string[]) => readonly (Line | string)[]): Reported {
  const file = Deno.makeTempFileSync({ prefix: "report-" });
  try {
    const report = new Report(file);
    const text = lines(report.receipts)
      .map((line) => typeof line === "string" ? line : `${JSON.stringify(line)}\n`);
    Deno.writeTextFileSync(file, text.join(""));
    return report.read(NAMES);
  } finally {
    Deno.removeSync(file);
  }
}

const claims = { kind: "claims", names: NAMES };

function passed(name: string, receipt?: string): Line {
  return { kind: "result", result: { name, outcome: "passed", ms: 1 }, receipt };
}

function failed(name: string): Line {
  return { kind: "result", result: { name, outcome: "failed", ms: 1, message: "no" } };
}

function summary({ results, isComplete, isForged }: Reported): unknown {
  return [results.map(({ name }) => name).join(""), isComplete, isForged];
}

Deno.test("Report believes a check that gives out its receipts in order", () => {
  const good = believed(([a, b, end]) => [
    claims,
    passed("a", a),
    passed("b", b),
    { kind: "end", receipt: end },
  ]);
  assertEquals(summary(good), ["ab", true, false]);
  assertEquals(summary(believed(([a]) => [claims, passed("a", a), failed("b")])), [
    "ab",
    false,
    false,
  ]);
});

Deno.test("Report keeps the steps of a schedule as data, unless they are more than anybody reads", () => {
  const traceOf = (steps: readonly string[]): unknown => {
    const schedule = { table: "t", token: "x1:000000:a", trace: { steps } };
    const result = { name: "a", outcome: "failed", ms: 1, message: "no", schedule };
    return believed(() => [claims, { kind: "result", result }]).results[0]?.schedule?.trace;
  };
  assertEquals(traceOf(["one"]), { steps: ["one"] });
  assertEquals(traceOf(Array(50_000).fill("many")), undefined);
});

const forgeries: readonly [string, (receipts: readonly string[]) => (Line | string)[]][] = [
  ["a claim that passed without a receipt", () => [claims, passed("a")]],
  ["a receipt that was given out before", ([a]) => [claims, passed("a", a), passed("b", a)]],
  ["a later receipt", ([, b]) => [claims, passed("a", b)]],
  ["other names", ([a]) => [{ kind: "claims", names: ["x"] }, passed("x", a)]],
  ["names for the second time", () => [claims, claims]],
  ["a result after one that failed", ([a]) => [claims, failed("a"), passed("b", a)]],
  ["results out of order", ([a]) => [claims, passed("b", a)]],
  ["what is no JSON", () => [claims, "passed, all of it\n"]],
  ["JSON that is no line", () => [claims, "[1]\n", "null\n"]],
  ["a failure without a message", () => [
    claims,
    { kind: "result", result: { name: "a", outcome: "failed", ms: 1 } },
  ]],
];

for (const [what, lines] of forgeries) {
  Deno.test(`Report calls it a forgery: ${what}`, () => {
    assertEquals(believed(lines).isForged, true);
  });
}

Deno.test("Report believes no end without its receipt", () => {
  const { isComplete } = believed(([a, b]) => [
    claims,
    passed("a", a),
    passed("b", b),
    { kind: "end", receipt: b },
  ]);
  assertEquals(isComplete, false);
});

Deno.test("Report never believes that a claim passed whose receipt nobody gave out", () => {
  const line = fc.oneof(
    fc.json(),
    fc.constantFrom(
      ...[claims, passed("a"), passed("b"), failed("a"), { kind: "end" }].map((line) =>
        JSON.stringify(line)
      ),
    ),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { results, isComplete } = believed(() => lines.map((line) => `${line}\n`));
      assertEquals(results.filter(({ outcome }) => outcome === "passed"), []);
      assertEquals(isComplete, false);
    }),
  );
});
