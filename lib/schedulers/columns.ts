/**
 * What the charts have in common: how wide they may be, and how names and numbers stand in them.
 *
 * @module
 */
import { displayWidth, shorten } from "../timeline/columns.ts";
import { terminalWidth } from "../timeline/terminal.ts";

/** How a schedule is drawn. */
export interface DrawOptions {
  /**
   * The longest line, in columns, 40 or more; more than 120 draws 120.
   *
   * @default the width of the terminal; without one, `COLUMNS`, or 80
   */
  readonly width?: number | undefined;
}

const NARROWEST = 40, WIDEST = 120, LONGEST_NAME = 12;

/** The columns that there are. */
export function columnsOf({ width = Math.max(NARROWEST, terminalWidth()) }: DrawOptions): number {
  if (Number.isInteger(width) && width >= NARROWEST) return Math.min(width, WIDEST);
  throw new RangeError(
    `Cannot draw the schedule: width is ${width}; give an integer of ${NARROWEST} or more`,
  );
}

/** A name in at most 12 columns. */
export function shortName(name: string): string {
  return shorten(name, LONGEST_NAME);
}

/** How many columns the widest of the texts takes. */
export function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(displayWidth));
}

/** A number for people: two decimals, or three digits where those would say nothing. */
export function formatNumber(value: number): string {
  if (value >= 1e9) return value.toExponential(2);
  return String(Number(value < 0.01 ? value.toPrecision(3) : value.toFixed(2)));
}
