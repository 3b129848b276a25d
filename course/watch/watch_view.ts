import { bold, dim, inverse } from "@std/fmt/colors";
import { symbol } from "../exercise_screen.ts";
import { markdown } from "../markdown.ts";
import type { Screen } from "../screen.ts";
import { count, pad, rule, spread, typed, widthOf, wrap } from "../text.ts";
import { verdictText } from "../verdict_screen.ts";
import { hasPassed, type ShownHint, type WatchState } from "./watch_state.ts";

/** A size of the terminal, and how it shows files. */
export type WatchFrame = Pick<Screen, "width" | "height" | "link">;

/** The whole screen for a state, without a line break at its end. */
export function watchView(state: WatchState, frame: WatchFrame): string {
  const { width } = frame;
  const body = state.cursor === null ? taskLines(state, frame) : listLines(state, frame);
  return [
    ...body,
    ...(state.notice ? [wrap(state.notice, width, " ")] : []),
    rule(width),
    wrap(keys(state), width, " "),
  ].join("\n");
}

function taskLines(state: WatchState, frame: WatchFrame): string[] {
  const { width } = frame;
  const { items, at, file, hints } = state;
  const { id, name, level, title } = items[at]!;
  const place = `${at + 1} of ${items.length}`;
  return [
    spread(` ${bold(`${id} ${name}`)} (${level})`, dim(place), width),
    wrap(title, width, " "),
    ...(file
      ? [
        wrap(
          `${frame.link(file.path, file.shown)}  ${dim("checked when you save it")}`,
          width,
          " ",
        ),
      ]
      : []),
    rule(width),
    runText(state, width),
    ...(hasPassed(state)
      ? [wrap(`Ours, to compare: \`${typed(`solution ${id}`)}\``, width, " ")]
      : []),
    ...hints.map((hint) => hintText(hint, width)),
  ];
}

function runText({ run }: WatchState, width: number): string {
  if (run.kind === "opening") return " opening …";
  if (run.kind === "judged") return verdictText(run.verdict, width);
  const held = run.held > 0 ? `: ${count(run.held, "claim")} held` : "";
  return ` checking …${held}`;
}

function hintText({ number, of, text }: ShownHint, width: number): string {
  return ` ${bold(`Hint ${number} of ${of}`)}\n${wrap(markdown(text, width - 3), width, "   ")}`;
}

/** As many exercises as there is room for, the marked one among them. */
function listLines({ items, at, cursor }: WatchState, { width, height }: WatchFrame): string[] {
  const room = Math.max(3, height - 4);
  const first = Math.max(0, Math.min(cursor! - Math.floor(room / 2), items.length - room));
  const names = Math.max(...items.map(({ name }) => widthOf(name)));
  return items.slice(first, first + room).map(({ id, name, title, state }, n) => {
    const isMarked = first + n === cursor;
    const lead = `${isMarked ? "▸" : " "}${symbol(state)} ${id} `;
    const text = `${pad(name, names)}  ${first + n === at ? "◂ " : ""}${dim(title)}`;
    const line = cut(`${lead}${text}`, width);
    return isMarked ? inverse(line) : line;
  });
}

function keys(state: WatchState): string {
  const words = state.cursor === null
    ? [
      hasPassed(state) ? `${bold("n")} next exercise` : "n next",
      "h hint",
      "l list",
      "r run again",
      "q quit",
    ]
    : ["↑ ↓ choose", "Enter opens", "l back", "q quit"];
  return words.join(dim(" · "));
}

/** The beginning of a line, cut where the screen ends: a list has a line for each entry. */
function cut(line: string, width: number): string {
  if (widthOf(line) < width) return line;
  return `${wrap(line, width - 1).split("\n")[0]!}…`;
}
