import { lettersOf, turnsIn } from "../../../lib/explore/report/token.ts";
import type { LeftThread, TraceStep } from "../../../lib/explore/report/trace.ts";
import { type Position, positionAfter, type PuzzleModule } from "../puzzle_run.ts";
import { ask } from "./api.ts";
import { byId, h } from "./dom.ts";
import { momentAfter } from "./trace_state.ts";
import { waitGraph } from "./wait_graph.ts";

/**
 * The learner decides whose turn it is. Everything happens in the page: each choice runs the program
 * anew from its beginning, which takes no time worth mentioning.
 */
export class PuzzleBoard {
  readonly #place: HTMLElement;
  readonly #module: PuzzleModule;
  readonly #solvedPath: string;
  #turns: number[] = [];

  /** Plays a program in a place; the address remembers the turns. */
  constructor(place: HTMLElement, module: PuzzleModule, solvedPath: string) {
    this.#place = place;
    this.#module = module;
    this.#solvedPath = solvedPath;
    addEventListener("hashchange", () => this.#take());
    this.#take();
  }

  #take(): void {
    const letters = new URLSearchParams(location.hash.slice(1)).get("turns") ?? "";
    try {
      this.#turns = turnsIn(letters);
      this.#show(positionAfter(this.#module, this.#turns));
    } catch {
      this.#play([]); // a link that somebody has changed
    }
  }

  #play(turns: readonly number[]): void {
    this.#turns = [...turns];
    const letters = lettersOf(turns);
    history.replaceState(null, "", letters === "" ? location.pathname : `#turns=${letters}`);
    const position = positionAfter(this.#module, this.#turns);
    this.#show(position);
    if (position.isBroken) this.#solved();
  }

  #show(position: Position): void {
    const { trace, isOver } = position;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
    const graph = waitGraph(momentAfter(trace, trace.steps.length));
    const back = { type: "button", disabled: this.#turns.length === 0 };
    this.#place.replaceChildren(
      h(
        "div",
        { class: "movers" },
        ...trace.threads.map((name, n) =>
          this.#mover(name, n, trace.left.find(({ thread }) => thread === name), isOver)
        ),
      ),
      h(
        "p",
        { class: "values" },
        ...Object.entries(trace.final).map(([name, value]) =>
          h("span", {}, h("code", {}, name), " ", h("strong", {}, String(value)))
        ),
      ),
      ...(graph ? [h("div", { class: "scroll" }, graph)] : []),
      h("p", { id: "outcome", role: "status", class: outcomeClass(position) }, outcomeOf(position)),
      h(
        "div",
        { class: "actions" },
        h("button", {
          ...back,
          "data-key": "back",
          onclick: () => this.#play(this.#turns.slice(0, -1)),
        }, "One step back"),
        h(
          "button",
          { ...back, "data-key": "again", onclick: () => this.#play([]) },
          "From the beginning",
        ),
      ),
      this.#steps(trace.threads, trace.steps),
    );
    // The buttons are new ones: whoever uses the keyboard goes on where they were.
    const again = focused &&
      this.#place.querySelector<HTMLButtonElement>(`[data-key="${focused}"]`);
    if (again) (again.disabled ? byId("outcome") : again).focus();
    this.#mark(trace.left, trace.steps.at(-1));
  }

  #mover(name: string, n: number, left: LeftThread | undefined, isOver: boolean): HTMLElement {
    const canMove = left?.canGoOn === true && !isOver;
    const next = left === undefined
      ? "has come to its end"
      : left.canGoOn
      ? `next: ${left.next}`
      : `waits in ${left.next}${left.heldBy === null ? "" : `: ${left.heldBy} has it`}`;
    return h(
      "button",
      {
        type: "button",
        class: `mover t${n}`,
        disabled: !canMove,
        "data-key": `move-${n}`,
        onclick: () => this.#play([...this.#turns, n]),
      },
      h("strong", {}, `${name} moves`),
      h("span", {}, next),
    );
  }

  #steps(threads: readonly string[], steps: readonly TraceStep[]): HTMLElement {
    const heads = threads.map((name) => h("th", { scope: "col" }, name));
    return h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Steps made" },
      h(
        "table",
        { class: "schedule" },
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "step"), ...heads)),
        h(
          "tbody",
          {},
          ...steps.map(({ i, thread, text }) =>
            h(
              "tr",
              {},
              h("td", {}, String(i)),
              ...threads.map((name) =>
                name === thread ? h("td", { class: "does" }, h("code", {}, text)) : h("td")
              ),
            )
          ),
        ),
      ),
    );
  }

  /** In the program beside: where each thread is, and what was done last. */
  #mark(left: readonly LeftThread[], last: TraceStep | undefined): void {
    const lines = document.querySelectorAll<HTMLElement>(".listing li");
    for (const item of lines) {
      const line = Number(item.dataset.line);
      const here = left.filter((each) => each.line === line).map(({ thread }) => thread);
      item.classList.toggle("at-line", here.length > 0);
      item.classList.toggle("last", line === last?.line);
      item.dataset.threads = here.join(", ");
    }
  }

  async #solved(): Promise<void> {
    try {
      await ask(this.#solvedPath, { turns: this.#turns });
      const mark = byId("mark");
      mark.textContent = "✓";
      mark.className = "mark passed";
      mark.setAttribute("aria-label", "solved");
    } catch (error) {
      byId("outcome").append(` It could not be noted down: ${(error as Error).message}.`);
    }
  }
}

function outcomeOf({ trace, isOver, isBroken }: Position): string {
  if (isBroken) {
    const what = trace.message ?? (trace.kind === "deadlock" ? "nobody can go on" : trace.kind);
    return `You broke it: ${what}.`;
  }
  return isOver ? "It came out right. Go back, and find another way." : "Whose turn is it?";
}

function outcomeClass({ isOver, isBroken }: Position): string {
  return isBroken ? "broken" : isOver ? "right" : "";
}
