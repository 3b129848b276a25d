/**
 * Text for a terminal: fitted into a width, with colour that only helps.
 *
 * Every width counts terminal columns, so that `├─` and `ü` are as wide as they look and escape
 * codes have no width at all.
 *
 * @module
 */
import { bold, dim, green } from "@std/fmt/colors";
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/**
 * Breaks a text into lines of at most `width` columns, between words where it can, and not inside
 * `backticks` if what they hold fits.
 *
 * @param text May hold colours and line breaks; a line that begins with spaces keeps them, also on
 * the lines that it is broken into.
 * @param width The width of a whole line, what stands before it included.
 * @param lead What stands before the first line; not wider than `hang`.
 * @param hang What stands before every other line.
 */
export function wrap(
  text: string,
  width: number,
  lead = "",
  hang = " ".repeat(widthOf(lead)),
): string {
  return text
    .split("\n")
    .flatMap((line) => {
      const own = line.match(/^ */)![0].slice(0, width / 2);
      const room = width - widthOf(hang) - own.length;
      return wrapAnsi(tied(line.slice(own.length), room), room, { hard: true })
        .replaceAll(TIE, " ")
        .split("\n")
        .map((part) => own + part);
    })
    .map((line, n) => ((n === 0 ? lead : hang) + line).trimEnd())
    .join("\n");
}

/** Fills a text with spaces up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** One line with `left` at its beginning and `right` at the end of a rule; two when both do not fit. */
export function spread(left: string, right: string, width: number): string {
  const gap = width - 1 - widthOf(left) - widthOf(right);
  return gap >= 2 ? left + " ".repeat(gap) + right : `${wrap(left, width)}\n ${right}`;
}

/** A line of `width` columns, one space in. */
export function rule(width: number): string {
  return " " + dim("─".repeat(width - 2));
}

/** How much of a whole is done, as a bar of `width` columns. */
export function bar(done: number, total: number, width: number): string {
  // Something done shows, and only everything fills the bar.
  const filled = done === 0 ? 0 : done >= total ? width : Math.min(
    width - 1,
    Math.max(1, Math.round(done / total * width)),
  );
  return green("█".repeat(filled)) + dim("░".repeat(width - filled));
}

/** The first letter of a sentence as a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "1 exercise", "3 exercises". */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** When something was, as people say it: "5 minutes ago", "yesterday". */
export function ago(when: Date, now: Date = new Date()): string {
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const minutes = Math.round((now.getTime() - when.getTime()) / 60_000);
  const days = Math.round((startOfDay(now) - startOfDay(when)) / 86_400_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return words.format(-minutes, "minute");
  if (days < 1) return words.format(-Math.round(minutes / 60), "hour");
  return words.format(-days, "day");
}

/** At most `width` columns of a line around the place where `word` stands. */
export function excerpt(line: string, word: string, width: number): string {
  const letters = [...line];
  if (letters.length <= width) return line;
  const at = line.toLowerCase().indexOf(word.toLowerCase());
  const from = at + word.length < width - 1 ? 0 : Math.min(at - 8, letters.length - width + 2);
  const cut = letters.slice(from, from + width - 2).join("");
  return (from > 0 ? "…" : "") + cut + (from + width - 2 < letters.length ? "…" : "");
}

/** Every place of `word` in `text` made bold, whatever its case. */
export function mark(text: string, word: string): string {
  const pattern = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(pattern, "gi"), (found) => bold(found));
}

/**
 * The words to type for a command of the course, the way this learner started it: who has Deno only
 * through npx gets lines that work without it.
 */
export function typed(
  command: string,
  env: (name: string) => string | undefined = readEnv,
): string {
  const through = env("npm_command") === "exec" ? `npx deno@${Deno.version.deno}` : "deno";
  return `${through} task ${command}`;
}

/** A space that does not break; the text that comes back has usual ones. */
const TIE = "\u00a0";

/** Keeps words on one line when `wrap()` breaks what they stand in, if they fit into `room` columns. */
export function tie(words: string, room: number): string {
  return widthOf(words) <= room ? words.replaceAll(" ", TIE) : words;
}

/** Keeps what is to be typed (`between backticks`) on one line, where it can be copied from. */
function tied(line: string, room: number): string {
  return line.replace(/`[^`]*`/g, (words) => tie(words, room));
}

function readEnv(name: string): string | undefined {
  return Deno.env.get(name);
}

function startOfDay(when: Date): number {
  return new Date(when.getFullYear(), when.getMonth(), when.getDate()).getTime();
}
