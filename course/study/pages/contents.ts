import { html } from "hono/html";
import { basename } from "@std/path";
import { type CatalogLesson, lessonsFolder } from "../../catalog.ts";
import { passedIn, type ProgressRecord, type Standing, standing } from "../../progress.ts";
import { type BrokenLesson, type Contents, isWhole } from "../contents.ts";
import type { Page } from "../layout.ts";
import { type Html, inline } from "../prose.ts";

/** The lessons, how far the learner is, and where to go on. */
export async function contentsPage(contents: Contents, record: ProgressRecord): Promise<Page> {
  const lessons = contents.filter(isWhole);
  const now = await standing({ root: lessonsFolder(), lessons }, record);
  const total = lessons.reduce((sum, lesson) => sum + lesson.exercises.length, 0);
  const passed = lessons.reduce((sum, lesson) => sum + passedIn(lesson, now), 0);
  const { next } = now;
  const body = html`
    <div class="hero">
      <h1>Concurrency that you can run, break and prove</h1>
      <p class="count">${passed} of ${total} exercises passed</p>
      ${next
        ? html`<a class="button main" href="/exercise/${next.id}">Go on with ${next.id}:
          ${next.exercise.title}</a>`
        : html`<p>You have passed every exercise${
          lessons.length < contents.length ? " that can be loaded" : ""
        }.</p>`}
    </div>
    <ol class="lessons">${contents.map((each) =>
      isWhole(each) ? entry(each, now) : broken(each)
    )}</ol>
  `;
  return { title: "Contents", place: "contents", body };
}

function entry(lesson: CatalogLesson, now: Standing): Html | Promise<Html> {
  const { id, title, summary, minutes } = lesson.lesson;
  const [done, all] = [passedIn(lesson, now), lesson.exercises.length];
  const isHere = lesson === now.here;
  return html`
    <li class="${isHere ? "here" : ""}">
      <span class="number" aria-hidden="true">${id}</span>
      <div>
        <h2><a href="/lesson/${id}">${title}</a></h2>
        <p>${inline(summary)}</p>
      </div>
      <div class="standing">
          <meter min="0" max="${Math.max(all, 1)}" value="${done}"
            aria-label="Exercises passed in ${title}">${done} of ${all}</meter>
          <span>${done}/${all} · ${minutes} min</span>
          ${isHere ? html`<strong>you are here</strong>` : ""}
        </div>
    </li>
  `;
}

/** A lesson that cannot be loaded, and why; the others can. */
function broken({ id, folder, error }: BrokenLesson): Html | Promise<Html> {
  return html`
    <li class="broken">
      <span class="number" aria-hidden="true">${id}</span>
      <div>
        <h2>${basename(folder)}</h2>
        <p class="missing">${error}</p>
      </div>
    </li>
  `;
}
