import { dim, getColorEnabled, stripAnsiCode } from "@std/fmt/colors";
import { count, wrap } from "./text.ts";
import type { Verdict } from "./verdict.ts";

/** So many of the last lines are shown, and so many characters of each. */
const LINES = 20;
const CHARACTERS = 400;

/** Colours and styles; every other sequence could write over what we have written. */
// deno-lint-ignore no-control-regex -- that is what is looked for
const STYLE = /\x1b\[[\d;:]*m/g;
/** Characters that move the cursor, ring, or begin a sequence. */
// deno-lint-ignore no-control-regex -- that is what is looked for
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

/**
 * What the learner's own program printed, apart from what we say, and harmless for the terminal: the
 * last 20 lines, of each the first 400 characters. What is left out is counted.
 *
 * @returns Lines; none if it printed nothing.
 */
export function learnerOutput(
  { output, outputCut }: Pick<Verdict, "output" | "outputCut">,
  width: number,
): string[] {
  if (output.trim() === "") return [];
  const lines = output.replaceAll("\r\n", "\n").trimEnd().split("\n").map(harmless);
  const shown = lines.slice(-LINES);
  const left = lines.length - shown.length;
  const notes = [
    ...(left > 0 ? [`${count(left, "line")} above left out`] : []),
    ...(outputCut > 0 ? [`cut after 64 KiB, ${count(outputCut, "byte")} more`] : []),
  ];
  const note = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  return [
    wrap(dim(`it printed${note}:`), width, "  "),
    ...shown.map((line) => wrap(line, width, dim("    │ "))),
  ];
}

function harmless(line: string): string {
  const styles = line.match(STYLE) ?? [];
  const texts = line.split(STYLE).map((text) => stripAnsiCode(text).replace(CONTROL, "·"));
  const plain = texts.join("");
  if (plain.length > CHARACTERS) {
    return `${plain.slice(0, CHARACTERS)}… ${count(plain.length - CHARACTERS, "character")} more`;
  }
  if (!getColorEnabled() || styles.length === 0) return plain;
  return texts.map((text, n) => text + (styles[n] ?? "")).join("") + "\x1b[0m";
}
