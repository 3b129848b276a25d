import { type GradedClaim, type GradedExercise, type GradeRecord, titleOf } from "../grade.ts";

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --bad: #b3261e; --good: #1b6e3a; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --good: #7ddc9a; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .8rem; text-align: left; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
.passed { color: var(--good); } .refused { color: var(--bad); }
pre { background: #8881; overflow-x: auto; padding: .6rem; white-space: pre-wrap; }
pre.schedule { white-space: pre; }
.scroll { overflow-x: auto; }
`;

/** A class as a page: a table, and below it what was refused and why, with the failing schedules. */
export function html(records: readonly GradeRecord[], title: string): string {
  const done = records.filter(({ complete }) => complete).length;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
<p>${done} of ${records.length} submissions graded.</p>
${table(records)}
${records.map(details).join("")}</html>
`;
}

function table(records: readonly GradeRecord[]): string {
  const heads = (records[0]?.exercises ?? []).map((exercise) =>
    `<th scope="col">${escaped(titleOf(exercise))}`
  );
  const rows = records.map(({ submission, exercises, points, maxPoints }, n) => {
    const cells = exercises.map(({ outcome, points, maxPoints }) =>
      `<td class="${tone(outcome)}">${sign(outcome)} ${points}/${maxPoints} ${escaped(outcome)}`
    );
    return `<tr><th scope="row"><a href="#s${n}">${escaped(submission)}</a>${cells.join("")}` +
      `<td class="n">${points}/${maxPoints}`;
  });
  return `<div class="scroll"><table>
<thead><tr><th scope="col">Submission${heads.join("")}<th scope="col">Points
<tbody>${rows.join("\n")}
</table></div>`;
}

function details({ submission, exercises, points, maxPoints }: GradeRecord, n: number): string {
  return `<h2 id="s${n}">${escaped(submission)}: ${points} of ${maxPoints}</h2>
${exercises.map(exercise).join("")}`;
}

function exercise(exercise: GradedExercise): string {
  const { outcome, claims, message, output, outputCut, rerun, points, maxPoints } = exercise;
  const summary = `${sign(outcome)} ${escaped(titleOf(exercise))}: ${escaped(outcome)}, ` +
    `${points} of ${maxPoints}`;
  if (outcome === "passed") return `<p class="passed">${summary}</p>\n`;
  const printed = output === ""
    ? ""
    : `<p>It printed${outputCut > 0 ? ` (${outputCut} bytes more)` : ""}:</p>${pre(output)}`;
  return `<details><summary class="refused">${summary}</summary>
${message ? pre(message) : ""}<ul>${claims.map(claim).join("")}</ul>
${printed}<p>Again: <code>${escaped(rerun)}</code></p></details>
`;
}

function claim({ name, outcome, message, schedule, points, maxPoints }: GradedClaim): string {
  const head = `<li>${sign(outcome)} ${escaped(name)}: ${escaped(outcome)}, ${points}/${maxPoints}`;
  const steps = schedule &&
    `<pre class="schedule">${escaped(schedule.table)}</pre><p>Schedule <code>${
      escaped(schedule.token)
    }</code></p>`;
  return head + (message ? pre(message) : "") + (steps ?? "");
}

function pre(text: string): string {
  return `<pre>${escaped(text)}</pre>`;
}

function sign(outcome: string): string {
  return outcome === "passed"
    ? "✓"
    : outcome === "not checked" || outcome === "not started"
    ? "–"
    : "✗";
}

function tone(outcome: string): string {
  return outcome === "passed" ? "passed" : "refused";
}

/** Harmless as text and in an attribute, whatever a learner wrote. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
