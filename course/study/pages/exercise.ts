import { html } from "hono/html";
import { type CatalogExercise, type CatalogLesson, shownName } from "../../catalog.ts";
import { missingNeeds } from "../../needs.ts";
import type { ExerciseState } from "../../progress.ts";
import type { Page } from "../layout.ts";
import { MARKS } from "../marks.ts";
import { inline } from "../prose.ts";

/** An exercise: the learner's file in an editor, and what the grader says about it. */
export function exercisePage(
  exercise: CatalogExercise,
  { lesson, exercises }: CatalogLesson,
  state: ExerciseState,
  shownFile: string,
): Page {
  const { title, level, needs } = exercise.exercise;
  const name = shownName(exercise.exercise);
  const missing = missingNeeds(needs);
  const [before, after] = [-1, 1].map((step) => exercises[exercise.number - 1 + step]);
  const body = html`
    <div id="exercise" data-id="${exercise.id}" data-state="${state}">
      <p class="about"><a href="/lesson/${lesson.id}">${lesson.id} ${lesson
        .title}</a> · ${level}</p>
      <h1><span class="mark ${state}" id="mark" role="img" aria-label="${state}">${MARKS[
        state
      ]}</span> ${exercise.id} ${name} <small>${inline(title)}</small></h1>
      ${missing === null ? "" : html`<p class="missing">${missing}</p>`}
      <div id="conflict" class="notice" role="alert" hidden></div>
      <div class="actions">
        <button type="button" id="check" class="main" ${missing === null ? "" : "disabled"}>Check
          <kbd aria-hidden="true">Ctrl ⏎</kbd></button>
        <button type="button" id="stop" hidden>Stop</button>
        <button type="button" id="hint">Hint</button>
        <button type="button" id="solution">Solution</button>
        <button type="button" id="reset">Start afresh</button>
        <span id="saved" class="status" role="status"></span>
      </div>
      <p class="file">Your file: <code>${shownFile}</code>. Edit it here or in your own editor.
        The editor below keeps the Tab key; press Escape and then Tab to leave it.</p>
      <div id="editor"></div>
      <section id="verdict" aria-live="polite" hidden></section>
      <section id="schedule" hidden></section>
      <section id="hints" aria-live="polite" hidden></section>
      <section id="ours" hidden></section>
      <nav class="neighbours" aria-label="Exercises">
        ${before
          ? html`<a href="/exercise/${before.id}">← ${before.id} ${shownName(before.exercise)}</a>`
          : ""}
        ${after
          ? html`<a href="/exercise/${after.id}">${after.id} ${shownName(after.exercise)} →</a>`
          : ""}
      </nav>
    </div>
  `;
  return { title: `${exercise.id} ${name}`, body, script: "exercise" };
}
