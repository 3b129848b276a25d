/**
 * What `watch` does upon a key, a save or a verdict: a state, and what to do next. Nothing here reads,
 * writes or waits.
 *
 * @module
 */
import type { ExerciseState } from "../progress.ts";
import { typed } from "../text.ts";
import type { Verdict } from "../verdict.ts";

/** An exercise of the list. */
export interface WatchItem {
  /** `"01/3"`. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly level: string;
  readonly state: ExerciseState;
}

/** A hint that was asked for. */
export interface ShownHint {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly text: string;
}

/** What becomes of the current file. */
export type WatchRun =
  | { readonly kind: "opening" }
  | { readonly kind: "checking"; readonly held: number }
  | { readonly kind: "judged"; readonly verdict: Verdict };

/** All there is to draw. */
export interface WatchState {
  readonly items: readonly WatchItem[];
  /** The place of the current exercise in `items`. */
  readonly at: number;
  /** The learner's file, as it is shown and as it is opened. */
  readonly file: { readonly path: string; readonly shown: string } | null;
  readonly run: WatchRun;
  /** Of the current exercise, in the order in which they were asked for. */
  readonly hints: readonly ShownHint[];
  /** The list is on the screen, and this entry is marked. */
  readonly cursor: number | null;
  /** One sentence to the learner, until the next key. */
  readonly notice: string | null;
  /** `n` was pressed on an exercise that has not passed; a second one skips it. */
  readonly skipping: boolean;
}

/** What happened. */
export type WatchInput =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "opened"; readonly file: NonNullable<WatchState["file"]> }
  | { readonly kind: "saved" }
  | { readonly kind: "claim" }
  | { readonly kind: "verdict"; readonly verdict: Verdict; readonly items: readonly WatchItem[] }
  | { readonly kind: "hint"; readonly hint: ShownHint }
  | { readonly kind: "resized" };

/** What is to be done about it. A check that runs already is broken off by the next one. */
export type WatchEffect = "open" | "check" | "hint" | "quit" | "suspend";

/** The new state, and what to do. */
export type WatchStep = readonly [WatchState, ...WatchEffect[]];

/** The state at the beginning; the first thing to do is to open the exercise. */
export function beginWatch(items: readonly WatchItem[], at: number): WatchState {
  return enter({ items } as WatchState, at);
}

/** What follows from an input. */
export function stepWatch(state: WatchState, input: WatchInput): WatchStep {
  switch (input.kind) {
    case "key":
      return onKey({ ...state, notice: null, skipping: false }, input.key, state.skipping);
    case "opened":
      return check({ ...state, file: input.file });
    case "saved":
      return check(state);
    case "claim":
      if (state.run.kind !== "checking") return [state];
      return [{ ...state, run: { kind: "checking", held: state.run.held + 1 } }];
    case "verdict":
      return [{
        ...state,
        items: input.items,
        run: { kind: "judged", verdict: input.verdict },
      }];
    case "hint": {
      const others = state.hints.filter(({ number }) => number !== input.hint.number);
      return [{ ...state, hints: [...others, input.hint] }];
    }
    case "resized":
      return [state];
  }
}

/** Whether the file as it was last saved has passed. */
export function hasPassed({ run }: WatchState): boolean {
  return run.kind === "judged" && run.verdict.outcome === "passed";
}

function onKey(state: WatchState, key: string, skipping: boolean): WatchStep {
  switch (key) {
    case "q":
    case "ctrl-c":
    case "ctrl-d":
      return [state, "quit"];
    case "ctrl-z":
      return [state, "suspend"];
    case "r":
      return check({ ...state, cursor: null });
  }
  return state.cursor === null
    ? onTaskKey(state, key, skipping)
    : onListKey(state, state.cursor, key);
}

function onTaskKey(state: WatchState, key: string, skipping: boolean): WatchStep {
  switch (key) {
    case "n":
      if (hasPassed(state) || skipping) return next(state, skipping);
      return [{ ...state, skipping: true, notice: "It has not passed yet. `n` again skips it." }];
    case "h":
      return [state, "hint"];
    case "l":
      return [{ ...state, cursor: state.at }];
    default:
      return [state];
  }
}

function onListKey(state: WatchState, cursor: number, key: string): WatchStep {
  switch (key) {
    case "up":
    case "k":
      return [{ ...state, cursor: Math.max(0, cursor - 1) }];
    case "down":
    case "j":
      return [{ ...state, cursor: Math.min(state.items.length - 1, cursor + 1) }];
    case "enter":
      if (cursor === state.at) return [{ ...state, cursor: null }];
      return [enter(state, cursor), "open"];
    case "l":
    case "escape":
      return [{ ...state, cursor: null }];
    default:
      return [state];
  }
}

function check(state: WatchState): WatchStep {
  if (state.file === null) return [state]; // it is checked as soon as it is open
  return [{ ...state, run: { kind: "checking", held: 0 }, skipping: false }, "check"];
}

/** To the next exercise that is open, from the beginning again after the last. */
function next(state: WatchState, skipping: boolean): WatchStep {
  const { items, at } = state;
  const order = [...items.keys()].map((n) => (at + 1 + n) % items.length).slice(0, -1);
  const open = order.find((n) => items[n]!.state !== "passed");
  if (open !== undefined) return [enter(state, open), "open"];
  const notice = skipping
    ? "All others have passed; this is the last one."
    : `That was the last one. \`l\` opens any of them again, \`${
      typed("list")
    }\` shows all lessons.`;
  return [{ ...state, notice }];
}

function enter(state: Pick<WatchState, "items">, at: number): WatchState {
  return {
    items: state.items,
    at,
    file: null,
    run: { kind: "opening" },
    hints: [],
    cursor: null,
    notice: null,
    skipping: false,
  };
}
