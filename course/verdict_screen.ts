/**
 * A verdict as it is shown: the outcome, the claims, and why.
 *
 * @module
 */
import { bold, dim, green, red, yellow } from "@std/fmt/colors";
import { formatDuration } from "interleave/timeline";
import { learnerOutput } from "./learner_output.ts";
import { count, spread, typed, widthOf, wrap } from "./text.ts";
import type { ClaimResult, Outcome, Schedule, Verdict } from "./verdict.ts";

/** What stands before the words about a claim. */
const INDENT = "      ";

/** Everything that a verdict says, for a person; what to type next is not part of it. */
export function verdictText(verdict: Verdict, width: number): string {
  const { exercise, name, claims, message, waiting } = verdict;
  const title = ` ${bold(`${exercise} ${name.replaceAll("_", "-")}`)}`;
  return [
    spread(title, outcomeText(verdict), width),
    ...claims.map((claim) => claimText(claim, exercise, width)),
    ...(message ? [wrap(message, width, "      ")] : []),
    ...waiting.map(({ name, pid, doing }) =>
      wrap(`${name} (pid ${pid})  ${doing}`, width, "      ")
    ),
    ...(verdict.outcome === "passed" ? [] : learnerOutput(verdict, width)),
  ].join("\n");
}

function outcomeText({ outcome, claims, ms }: Verdict): string {
  const passed = claims.filter((claim) => claim.outcome === "passed").length;
  const details: Partial<Record<Outcome, string>> = {
    "timed out": `after ${formatDuration(ms)}`,
    "deadlocked": `after ${formatDuration(ms)}`,
    "passed": `${passed} of ${count(claims.length, "claim")}`,
    "failed": `${passed} of ${count(claims.length, "claim")}`,
    "schedule-dependent": `${passed} of ${count(claims.length, "claim")}`,
  };
  const detail = details[outcome];
  return paint(outcome)(outcome.toUpperCase()) + (detail ? `  ${detail}` : "");
}

function paint(outcome: Outcome): (text: string) => string {
  if (outcome === "passed") return green;
  return outcome === "not started" ? yellow : red;
}

function claimText(
  { name, outcome, message, schedule }: ClaimResult,
  exercise: string,
  width: number,
): string {
  const lead = {
    passed: green("✓"),
    failed: red("✗"),
    "schedule-dependent": red("≠"),
    "not checked": dim("–"),
  };
  const line = wrap(
    outcome === "passed" || outcome === "failed" ? name : `${name}  ${dim(outcome)}`,
    width,
    `  ${lead[outcome]} `,
  );
  // An assertion spaces its words for a screen of its own.
  const why = message?.replace(/\n\s*\n/g, "\n");
  return [
    line,
    ...(why ? [wrap(why, width, "      ")] : []),
    ...(schedule ? scheduleLines(schedule, exercise, width) : []),
  ].join("\n");
}

/** The schedule as wide as there is room for, and how to run it again. */
function scheduleLines(schedule: Schedule, exercise: string, width: number): string[] {
  const { table, narrow = table, token } = schedule;
  const fits = table.split("\n").every((line) => widthOf(line) + INDENT.length <= width);
  const indent = fits || width > 46 ? INDENT : "";
  const again = `see it again:  ${typed(`check ${exercise} --replay ${token}`)}`;
  return [
    "",
    ...(fits ? table : narrow).split("\n")
      .filter((line) => !line.startsWith("replay: ")) // said better below
      .map((line) => `${indent}${line}`.trimEnd()),
    wrap(again, width, INDENT),
  ];
}
