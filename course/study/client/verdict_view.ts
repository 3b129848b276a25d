/**
 * A verdict in elements.
 *
 * @module
 */
import type { ClaimResult, Verdict } from "../../verdict.ts";
import { h } from "./dom.ts";

const SYMBOLS: Readonly<Record<ClaimResult["outcome"], string>> = {
  passed: "✓",
  failed: "✗",
  "schedule-dependent": "≠",
  "not checked": "–",
};

/** All that a verdict says, for the learner. */
export function verdictView(verdict: Verdict, replay: string | undefined): HTMLElement[] {
  const { outcome, claims, message, waiting, output, outputCut } = verdict;
  const passed = claims.filter((claim) => claim.outcome === "passed").length;
  const title = replay === undefined
    ? outcome.replace(/^./, (letter) => letter.toUpperCase())
    : `Under the schedule ${replay.split(":").at(-1)} alone: ${outcome}`;
  const parts: HTMLElement[] = [
    h(
      "h2",
      { class: outcome === "passed" ? "held" : "failed" },
      title,
      " ",
      h("small", {}, `${passed} of ${claims.length} claims`),
    ),
    h("ul", { class: "claims" }, ...claims.map(claimLine)),
  ];
  if (message) parts.push(pre(message, "What went wrong"));
  for (const { name, pid, doing } of waiting) {
    parts.push(h("p", {}, `${name} (pid ${pid}) ${doing}`));
  }
  if (output.trim() !== "") {
    const cut = outputCut > 0 ? ` (${outputCut} more bytes left out)` : "";
    parts.push(
      h(
        "details",
        { open: outcome !== "passed" },
        h("summary", {}, `Your program printed${cut}`),
        pre(output, "What your program printed"),
      ),
    );
  }
  return parts;
}

/** A claim and what became of it. */
export function claimLine({ name, outcome, message, schedule }: ClaimResult): HTMLElement {
  const line = h(
    "li",
    { class: outcome.replace(" ", "-") },
    h("span", { class: "symbol", role: "img", "aria-label": outcome }, SYMBOLS[outcome]),
    ` ${name}`,
  );
  if (message) line.append(pre(message, `Why: ${name}`));
  // The viewer shows the same, unless it does not know the steps.
  if (schedule && !schedule.trace) line.append(pre(schedule.table, "The schedule"));
  return line;
}

/** Scrolls where it is too wide, so the keyboard has to get there. */
function pre(text: string, label: string): HTMLElement {
  return h("pre", { tabindex: 0, role: "region", "aria-label": label }, text);
}
