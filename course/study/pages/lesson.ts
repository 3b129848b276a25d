import { html } from "hono/html";
import { basename } from "@std/path";
import { type CatalogDemo, type CatalogLesson, loadDemos } from "../../catalog.ts";
import { exerciseReport } from "../../exercise_screen.ts";
import { readText } from "../../files.ts";
import { missingNeeds } from "../../needs.ts";
import type { Standing } from "../../progress.ts";
import type { Page } from "../layout.ts";
import { code, type Html, inline, type Section, sections } from "../prose.ts";
import { MARKS } from "../marks.ts";
import { puzzlesOf } from "../puzzles.ts";

/** The text of a lesson, with its demos and exercises where it speaks of them. */
export async function lessonPage(lesson: CatalogLesson, now: Standing): Promise<Page> {
  const { id, title, minutes, needs } = lesson.lesson;
  const text = sections(await readText(lesson.readme) ?? "");
  const parts = [
    { title: "Try it", id: "try-it", content: await demosOf(lesson) },
    { title: "Exercises", id: "exercises", content: exercisesOf(lesson, now) },
  ];
  const missing = parts.filter((part) => !text.some((section) => section.title === part.title));
  const body = html`
    <div class="columns">
      <nav class="toc" aria-label="In this lesson">
        <ul>${[...text, ...missing].filter((section) => section.title !== "")
          .map((section) => html`<li><a href="#${section.id}">${section.title}</a></li>`)}</ul>
      </nav>
      <article>
        <h1><span class="number">${id}</span> ${title}</h1>
        <p class="about">${minutes} min${needs.length > 0
          ? html`
            · needs ${needs.map((need, n) =>
              html`${n > 0 ? ", " : ""}<a href="/lesson/${need}">${need}</a>`
            )}
          `
          : ""}</p>
        ${text.map((section) => show(section, parts))}
        ${missing.map((part) => html`<h2 id="${part.id}">${part.title}</h2>${part.content}`)}
      </article>
    </div>
  `;
  return { title: `${id} ${title}`, body, script: "lesson" };
}

/** The lesson's own title is on the page already. */
function show(
  { title, content }: Section,
  parts: readonly { title: string; content: Html | Promise<Html> }[],
): Html | Promise<Html> | string {
  if (title === "") return "";
  const part = parts.find((part) => part.title === title);
  return html`<section>${content}${part ? part.content : ""}</section>`;
}

async function demosOf(lesson: CatalogLesson): Promise<Html> {
  const demos = await loadDemos(lesson);
  const cards = await Promise.all(demos.map((demo) => demoCard(lesson.lesson.id, demo)));
  return await html`<div class="demos">${cards}</div>`;
}

async function demoCard(lesson: string, { number, name, file, demo }: CatalogDemo): Promise<Html> {
  const source = await Deno.readTextFile(file);
  const missing = missingNeeds(demo.needs);
  const { predict } = demo;
  return await html`
    <section class="demo card" id="demo-${name}" data-demo="${lesson}/${number}"
      data-name="${lesson}-${name}" ${predict ? html`data-answer="${predict.answer}"` : ""}>
        <h3><span class="number">${number}</span> ${name} <small>${inline(demo.title)}</small></h3>
        ${predict
          ? html`
            <fieldset
              class="predict"><legend>${inline(predict.question)}</legend>${Object.entries(
                predict.choices,
              ).map(([letter, choice]) =>
                html`<label><input type="radio" name="predict-${name}" value="${letter}">
            ${inline(choice)}</label>`
              )}<p class="because" role="status" hidden>${inline(predict.because)}</p></fieldset>
          `
          : ""}
        ${missing === null
          ? html`
            <div class="actions">
              <button type="button" class="main run">Run<span class="hidden"> ${name}</span></button>
              <button type="button" class="stop" hidden>Stop<span class="hidden"> ${name}</span></button>
              <span class="status" role="status"></span>
            </div>
            <pre class="output" tabindex="0" aria-label="Output of ${name}" hidden></pre>
            <div class="timeline" hidden></div>
          `
          : html`<p class="missing">${missing}</p>`}
        <details><summary>Source: ${basename(file)}</summary>
          <pre tabindex="0"><code>${code(source.trimEnd())}</code></pre></details>
      </section>
  `;
}

function exercisesOf(
  { lesson, exercises }: CatalogLesson,
  now: Standing,
): Html | Promise<Html> {
  const puzzles = puzzlesOf(lesson.id);
  return html`<ol class="exercises">${
    exercises.map((each) => {
      const { id, name, title, level, state } = exerciseReport(each, now);
      return html`<li><a href="/exercise/${id}"><span class="mark ${state}" title="${state}"
        role="img" aria-label="${state}">${MARKS[state]}</span> ${each.number} ${name}</a>
        <span class="level">${level}</span> <span>${inline(title)}</span></li>`;
    })
  }</ol>${
    puzzles.length > 0
      ? html`<p>Or be the scheduler: ${
        puzzles.map(({ id, title }, n) =>
          html`${n > 0 ? ", " : ""}<a href="/play/${id}">${title}</a>`
        )
      }.</p>`
      : ""
  }`;
}
