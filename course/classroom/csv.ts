import type { GradeRecord } from "../grade.ts";

/** A class as a table for spreadsheets (RFC 4180): a line for each submission. */
export function csv(records: readonly GradeRecord[]): string {
  const exercises = records[0]?.exercises ?? [];
  const head = [
    "submission",
    ...exercises.flatMap(({ exercise }) => [`${exercise} points`, `${exercise} outcome`]),
    "points",
    "max points",
    "complete",
  ];
  const lines = records.map(({ submission, exercises, points, maxPoints, complete }) => [
    submission,
    ...exercises.flatMap(({ points, outcome }) => [points, outcome]),
    points,
    maxPoints,
    complete ? "yes" : "no",
  ]);
  return [head, ...lines].map((cells) => cells.map(cell).join(",") + "\r\n").join("");
}

/** A text that a spreadsheet would take for a formula gets a `'` before it. */
function cell(value: string | number): string {
  if (typeof value === "number") return `${value}`;
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
