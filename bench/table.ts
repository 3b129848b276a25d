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
  const target = "atMost" in row.target
    ? `at most ${row.target.atMost}×`
    : `${row.target.timesFaster}× as fast`;
  return [
    row.what,
    textOf(row.ours),
    row.peer,
    row.theirs ? textOf(row.theirs) : "not on this machine",
    verdict ? `${verdict.ratio.toFixed(2)}×` : "–",
    verdict ? `${target} ${verdict.met ? "✓" : "✗"}` : target,
  ];
}

/** `15.2 ms (14.9–16.1)` */
function textOf({ median, min, max }: Sample): string {
  return `${short(median)} ms (${short(min)}–${short(max)})`;
}

function short(ms: number): string {
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(1);
}
