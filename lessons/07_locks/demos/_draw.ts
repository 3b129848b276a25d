import { table, type Trace } from "interleave/explore";

/**
 * Prints a schedule as wide as there is room. Without lines of code: they would be those of the program
 * that calls the demo's functions.
 */
export function draw(trace: Trace): void {
  const steps = trace.steps.map((step) => ({ ...step, line: 0 }));
  const left = trace.left.map((thread) => ({ ...thread, line: 0 }));
  const width = Number(Deno.env.get("COLUMNS") ?? 80);
  console.log(`\n${table({ ...trace, steps, left }, { width })}\n`);
}
