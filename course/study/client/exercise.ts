/**
 * The page of an exercise.
 *
 * @module
 */
import type { ExerciseState } from "../../progress.ts";
import type { ClaimResult, Verdict } from "../../verdict.ts";
import { MARKS } from "../marks.ts";
import { ask, run } from "./api.ts";
import { byId, h } from "./dom.ts";
import { Editor, showDifference } from "./editor.ts";
import { FileSync } from "./file_sync.ts";
import { ScheduleView } from "./schedule_view.ts";
import { claimLine, verdictView } from "./verdict_view.ts";

const page = byId("exercise");
const path = `/api/exercise/${page.dataset.id}`;
const [checkButton, stopButton] = [
  byId<HTMLButtonElement>("check"),
  byId<HTMLButtonElement>("stop"),
];
let running: AbortController | undefined;

const editor = new Editor(
  byId("editor"),
  `Your file of exercise ${page.dataset.id}`,
  () => file.changed(),
  () => check(),
);
const file = new FileSync(path, {
  read: () => editor.text,
  show(text): void {
    editor.text = text;
  },
  say(words): void {
    byId("saved").textContent = words;
  },
  conflict: showConflict,
});

checkButton.addEventListener("click", () => check());
stopButton.addEventListener("click", () => running?.abort());
byId("hint").addEventListener("click", () => attempt(hint()));
byId("solution").addEventListener("click", () => attempt(solution(false)));
byId("reset").addEventListener("click", () => attempt(reset()));
await file.look();
replayAsked();
addEventListener("hashchange", replayAsked);

/** Says what went wrong, if anything does. */
async function attempt(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    byId("saved").textContent = (error as Error).message;
  }
}

/** A link to a schedule carries its token. */
function replayAsked(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get("replay");
  if (token !== null) check(token);
}

/** Saves, and has the file judged: under one schedule alone if a token is given. */
async function check(replay?: string): Promise<void> {
  if (running !== undefined || checkButton.disabled) return;
  const mine = running = new AbortController();
  const place = byId("verdict");
  const claims = h("ul", { class: "claims" });
  place.hidden = false;
  place.replaceChildren(h("h2", {}, "Checking …"), claims);
  checkButton.disabled = true;
  stopButton.hidden = false;
  editor.showLine(0);
  try {
    if (!await file.save()) throw new Error("Your text is not saved yet");
    await run(
      `${path}/check`,
      replay === undefined ? {} : { replay },
      mine.signal,
      (event, data) => {
        if (event === "claim") claims.append(claimLine(data as ClaimResult));
        if (event === "verdict") showVerdict(data.verdict, data.state, replay);
      },
    );
  } catch (error) {
    const words = mine.signal.aborted ? "Stopped" : (error as Error).message;
    place.replaceChildren(h("h2", {}, words));
  }
  running = undefined;
  checkButton.disabled = false;
  if (document.activeElement === stopButton) checkButton.focus();
  stopButton.hidden = true;
}

function showVerdict(verdict: Verdict, state: ExerciseState, replay: string | undefined): void {
  byId("verdict").replaceChildren(...verdictView(verdict, replay));
  const mark = byId("mark");
  mark.textContent = MARKS[state];
  mark.className = `mark ${state}`;
  mark.setAttribute("aria-label", state);
  const place = byId("schedule");
  const trace = verdict.claims.find(({ schedule }) => schedule?.trace)?.schedule?.trace;
  place.hidden = trace === undefined;
  if (trace === undefined) return;
  new ScheduleView(place, trace, {
    source: editor.text,
    onLine: (line) => editor.showLine(line),
    onReplay(token): void {
      // The address becomes a link to this schedule.
      history.replaceState(null, "", `#replay=${token}`);
      check(token);
    },
  });
}

async function hint(): Promise<void> {
  const { hints, of } = await ask<{ hints: string[]; of: number }>(`${path}/hint`);
  const place = byId("hints");
  place.hidden = false;
  place.replaceChildren(...hints.map((hint, n) => {
    const text = h("div");
    text.innerHTML = hint; // rendered by the server from the lesson's own Markdown
    return h("div", { class: "card" }, h("h2", {}, `Hint ${n + 1} of ${of}`), text);
  }));
}

async function solution(anyway: boolean): Promise<void> {
  const { passed, text } = await ask<{ passed: boolean; text?: string }>(`${path}/solution`, {
    anyway,
  });
  const place = byId("ours");
  place.hidden = false;
  if (text === undefined) {
    const button = { type: "button", onclick: (): void => void attempt(solution(true)) };
    place.replaceChildren(
      h(
        "p",
        { class: "notice" },
        "Yours has not passed yet. ",
        h("button", button, "Show ours anyway"),
      ),
    );
    return;
  }
  const difference = h("div", { class: "difference" });
  const title = passed ? "Our solution, compared with yours" : "Our solution";
  place.replaceChildren(h("h2", {}, title), difference);
  showDifference(difference, title, editor.text, text);
}

async function reset(): Promise<void> {
  if (!confirm("Start afresh? Your text is kept beside the file, under a number.")) return;
  await file.save();
  await ask(`${path}/reset`);
  await file.look();
}

function showConflict(theirs: string | undefined): void {
  const place = byId("conflict");
  place.hidden = theirs === undefined;
  if (theirs === undefined) return place.replaceChildren();
  const difference = h("div", { class: "difference" });
  place.replaceChildren(
    h(
      "p",
      {},
      "Your file was changed on disk while you were typing here. What is on disk, ",
      "compared with your text:",
    ),
    difference,
    h("button", { type: "button", onclick: () => void file.keepMine() }, "Keep what is here"),
    h("button", { type: "button", onclick: () => void file.takeTheirs() }, "Take what is on disk"),
    h("p", { class: "about" }, "The other one is kept beside your file, under a number."),
  );
  showDifference(difference, "What is on disk, compared with your text", editor.text, theirs);
}
