import type { TimelineEvent } from "../../../lib/timeline/event.ts";
import type { DemoEnd } from "../stream_demo.ts";
import { run } from "./api.ts";
import { must } from "./dom.ts";
import { TimelineView } from "./timeline_view.ts";

/** A demo on the page: runs it, shows what it prints and does, and stops it. */
export class DemoCard {
  readonly #card: HTMLElement;
  readonly #run: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #status: HTMLElement;
  readonly #output: HTMLElement;
  #running: AbortController | undefined;

  /** Brings a card to life. */
  constructor(card: HTMLElement) {
    this.#card = card;
    this.#run = must(card, ".run");
    this.#stop = must(card, ".stop");
    this.#status = must(card, ".status");
    this.#output = must(card, ".output");
    this.#run.addEventListener("click", () => this.#start());
    this.#stop.addEventListener("click", () => this.#running?.abort());
  }

  async #start(): Promise<void> {
    const running = this.#running = new AbortController();
    const timeline = this.#begin();
    try {
      await run(`/api/demo/${this.#card.dataset.demo}`, {}, running.signal, (event, data) => {
        if (event === "output") this.#print(data);
        if (event === "events") timeline.add(data as TimelineEvent[]);
        if (event === "recording") timeline.replace(data as TimelineEvent[]);
        if (event === "end") this.#end(data as DemoEnd);
      });
    } catch (error) {
      if (running.signal.aborted) this.#say("Stopped.", "stopped");
      else this.#say(`${(error as Error).message}.`, "failed");
    }
    timeline.finish();
    this.#run.disabled = false;
    // Hiding what has the focus would lose the place of who uses the keyboard.
    if (document.activeElement === this.#stop) this.#run.focus();
    this.#stop.hidden = true;
  }

  #begin(): TimelineView {
    this.#run.disabled = true;
    this.#stop.hidden = false;
    this.#output.textContent = "";
    this.#output.hidden = false;
    this.#say("Running …", "running");
    const place = must(this.#card, ".timeline");
    place.hidden = true;
    place.replaceChildren();
    return new TimelineView(place, this.#card.dataset.name ?? "demo");
  }

  #print(text: string): void {
    const atEnd = this.#output.scrollHeight - this.#output.scrollTop -
        this.#output.clientHeight < 20;
    this.#output.append(text);
    if (atEnd) this.#output.scrollTop = this.#output.scrollHeight;
  }

  #end({ held, failure, waiting, ms }: DemoEnd): void {
    for (const { name, pid, doing } of waiting) this.#print(`${name} (pid ${pid})  ${doing}\n`);
    const guess = this.#answer();
    const time = ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
    this.#say(
      held ? `✓ It held, after ${time}.${guess}` : `✗ ${failure}`,
      held ? "held" : "failed",
    );
  }

  /** Whether the guess was right; the reason is shown in any case. */
  #answer(): string {
    const because = this.#card.querySelector<HTMLElement>(".because");
    const { answer } = this.#card.dataset;
    if (because === null || answer === undefined) return "";
    because.hidden = false;
    for (const input of this.#card.querySelectorAll<HTMLInputElement>(".predict input")) {
      input.closest("label")!.classList.toggle("right", input.value === answer);
    }
    const chosen = this.#card.querySelector<HTMLInputElement>(".predict input:checked");
    if (chosen === null) return "";
    return chosen.value === answer
      ? " As you said."
      : ` You said ${chosen.value}; it is ${answer}.`;
  }

  #say(text: string, state: string): void {
    this.#status.textContent = text;
    this.#status.dataset.state = state;
  }
}
