// Fills the report with what is no report.
// failed|crashed: report
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const part = new Uint8Array(2 ** 20).fill(10);
try {
  for (;;) Deno.writeFileSync(Deno.args[1], part, { append: true });
} catch {
  Deno.exit(0);
}

export const add = (_a: number, _b: number): number => 0;
