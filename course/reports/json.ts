import type { GradeRecord } from "../grade.ts";

/** The record as it is. */
export function json(record: GradeRecord): string {
  return JSON.stringify(record, null, 2) + "\n";
}
