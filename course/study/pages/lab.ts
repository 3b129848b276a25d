import { html } from "hono/html";
import type { Page } from "../layout.ts";

/** The scheduler lab: everything on it is drawn by its script, from the address. */
export function labPage(): Page {
  const body = html`
    <h1>Scheduler lab</h1>
    <p>Who gets the processor when? Change the jobs and the rules: the chart follows at once, and the
    address of this page keeps your settings. The same in the terminal: <code id="command"></code></p>
    <form id="lab" autocomplete="off">
      <label>Policy <select name="policy"></select></label>
      <label
        class="wide">Jobs <input name="jobs" spellcheck="false" aria-describedby="jobs-help"></label>
      <label>Slice <input name="slice" inputmode="decimal"></label>
      <label>Slices <input name="slices"></label>
      <label>Ageing <input name="ageing" inputmode="decimal"></label>
      <label class="check"><input type="checkbox" name="preemptive"> preemptive</label>
    </form>
    <p id="jobs-help" class="about">A job is <code>arrival:burst</code>, as in <code>0:8</code>. I/O
    stands between bursts: <code>0:3+2+4</code>. A priority comes last: <code>0:8:1</code>. A name comes
    first: <code>edit=0:8</code>.</p>
    <p id="problem" class="notice" role="alert" hidden></p>
    <div id="chart"></div>
    <div id="figures"></div>
  `;
  return { title: "Scheduler lab", place: "lab", script: "lab", body };
}
