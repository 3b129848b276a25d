import type { Screen } from "./screen.ts";
import { pad, widthOf } from "./text.ts";

const FRAMES = [..."⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"];
const FRAME_MS = 100;
/** Silence shorter than this needs no explanation, in milliseconds. */
const PATIENCE_MS = 1000;

/**
 * A line that says that something still runs, on a terminal only, after a second of silence. It is
 * written over itself and leaves nothing behind.
 */
export class Activity implements Disposable {
  readonly #screen: Screen;
  readonly #label: () => string;
  readonly #timer: ReturnType<typeof setInterval> | undefined;
  readonly #start = performance.now();
  #quietSince = this.#start;
  #shown = "";

  /** Begins to watch; `label` says what runs. */
  constructor(screen: Screen, label: () => string) {
    this.#screen = screen;
    this.#label = label;
    if (screen.interactive) this.#timer = setInterval(() => this.#tick(), FRAME_MS);
  }

  /** Takes the line away, as something else is about to be written. */
  clear(): void {
    this.#quietSince = performance.now();
    if (this.#shown === "") return;
    this.#screen.write(`\r${pad("", widthOf(this.#shown))}\r`);
    this.#shown = "";
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.clear();
  }

  #tick(): void {
    const now = performance.now();
    if (now - this.#quietSince < PATIENCE_MS) return;
    const frame = FRAMES[Math.floor(now / FRAME_MS) % FRAMES.length];
    const seconds = Math.floor((now - this.#start) / 1000);
    const line = ` ${frame} ${this.#label()}, ${seconds} s`.slice(0, this.#screen.width - 1);
    this.#screen.write(`\r${pad(line, widthOf(this.#shown))}`);
    this.#shown = line;
  }
}
