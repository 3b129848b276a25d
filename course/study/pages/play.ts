import { html } from "hono/html";
import type { ProgressRecord } from "../../progress.ts";
import type { Page } from "../layout.ts";
import { block, type Html, inline } from "../prose.ts";
import { type Puzzle, PUZZLES } from "../puzzles.ts";

/** All programs that a learner can break by hand. */
export function puzzlesPage({ puzzles = {} }: ProgressRecord): Page {
  const body = html`
    <h1>You are the scheduler</h1>
    <p>These programs are broken, and most of the time they work. You decide who moves next, step by
    step, until one breaks.</p>
    <ol class="exercises">${PUZZLES.map(({ id, lesson, title, summary }) => {
      const solved = puzzles[id] !== undefined;
      return html`<li><a href="/play/${id}"><span class="mark ${
        solved ? "passed" : "open"
      }" role="img"
        aria-label="${solved ? "solved" : "open"}">${solved ? "✓" : "·"}</span> ${title}</a>
        <span class="level">lesson ${lesson}</span> <span>${inline(summary)}</span></li>`;
    })}</ol>
  `;
  return { title: "You are the scheduler", place: "play", body };
}

/** One of them, to be played. */
export function puzzlePage(puzzle: Puzzle, source: Html, solved: boolean): Page {
  const body = html`
    <div id="puzzle" data-id="${puzzle.id}">
      <p class="about"><a href="/play">You are the scheduler</a> · lesson ${puzzle.lesson}</p>
      <h1><span class="mark ${solved ? "passed" : "open"}" id="mark" role="img"
        aria-label="${solved ? "solved" : "open"}">${solved ? "✓" : "·"}</span> ${puzzle.title}</h1>
      ${block(puzzle.task)}
      <div class="columns"><div id="board"></div>${source}</div>
    </div>
  `;
  return { title: puzzle.title, place: "play", script: "play", body };
}
