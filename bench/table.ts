import { type Row, type Sample, verdictOf } from "./measure.ts";

/**
 * Rows as aligned text, the last column saying whether the target is met.
 *
 * @param rows The rows.
 * @returns Lines, each ended.
 */
export function tableOf(rows: readonly Row[]): string {
  const cells = [["", "ours", "peer", "", "ratio", "target"], ...rows.map(cellsOf)];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ").trimEnd() + "\n"
  ).join("");
}

function cellsOf(row: Row): string[] {
  const verdict = verdictOf(row);
  const target = targetOf(row);
  return [
    row.what,
    textOf(row.ours, row.unit),
    row.peer,
    row.theirs ? textOf(row.theirs, row.unit) : "not on this machine",
    verdict?.ratio ? `${verdict.ratio.toFixed(2)}×` : "–",
    verdict ? `${target} ${verdict.met ? "✓" : "✗"}` : target,
  ];
}

function targetOf({ target, unit = "ms" }: Row): string {
  if ("within" in target) return `at most ${target.within} ${unit}`;
  return "atMost" in target ? `at most ${target.atMost}×` : `${target.timesFaster}× as fast`;
}

/** `15.2 ms (14.9–16.1)` */
function textOf({ median, min, max }: Sample, unit = "ms"): string {
  return `${short(median)} ${unit} (${short(min)}–${short(max)})`;
}

function short(amount: number): string {
  return amount < 10 ? amount.toFixed(2) : amount.toFixed(1);
}
