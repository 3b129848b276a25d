/**
 * `watch`, put together: the terminal, the file, the checks and the state between them.
 *
 * @module
 */
import { type CatalogExercise, loadCatalog } from "../catalog.ts";
import { checkAndNote } from "../check_and_note.ts";
import type { Context } from "../command.ts";
import { exerciseReport } from "../exercise_screen.ts";
import { standing, takeHint } from "../progress.ts";
import { verdictText } from "../verdict_screen.ts";
import { seedOf } from "../seed.ts";
import { wrap } from "../text.ts";
import { FileWatch } from "./file_watch.ts";
import { RawTerminal } from "./raw_terminal.ts";
import {
  beginWatch,
  stepWatch,
  type WatchEffect,
  type WatchInput,
  type WatchItem,
  type WatchState,
} from "./watch_state.ts";
import { watchView } from "./watch_view.ts";

/**
 * Watches the exercises, from the one at `first` on, until the learner quits.
 *
 * @throws the reason of the context's signal.
 */
export async function watchExercises(
  exercises: readonly CatalogExercise[],
  first: number,
  context: Context,
): Promise<number> {
  await using watch = new Watch(exercises, context);
  await watch.run(first);
  return 0;
}

/** Why a check is broken off: another one begins, or the learner went on. */
const OUTDATED = new Error("The file has changed meanwhile");

class Watch implements AsyncDisposable {
  readonly #exercises: readonly CatalogExercise[];
  readonly #context: Context;
  readonly #over = Promise.withResolvers<void>();
  #terminal: RawTerminal | undefined;
  #file: FileWatch | undefined;
  #state!: WatchState;
  /** Breaks off the check that runs. */
  #check = new AbortController();
  /** The check that runs, and those before it. */
  #checking: Promise<void> = Promise.resolve();
  #seed = seedOf();
  #shown = "";

  constructor(exercises: readonly CatalogExercise[], context: Context) {
    this.#exercises = exercises;
    this.#context = context;
  }

  /** Runs until the learner quits. */
  async run(first: number): Promise<void> {
    const { screen, signal, json } = this.#context;
    const onAbort = (): void => this.#over.reject(signal.reason);
    const onResize = (): void => this.#take({ kind: "resized" });
    signal.throwIfAborted();
    signal.addEventListener("abort", onAbort);
    if (Deno.build.os !== "windows") Deno.addSignalListener("SIGWINCH", onResize);
    try {
      this.#state = beginWatch(await this.#items(), first);
      if (screen.interactive && !json) {
        this.#terminal = await RawTerminal.open((key) => this.#take({ kind: "key", key }));
      }
      this.#start(this.#open());
      this.#draw();
      await this.#over.promise;
    } finally {
      signal.removeEventListener("abort", onAbort);
      if (Deno.build.os !== "windows") Deno.removeSignalListener("SIGWINCH", onResize);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#file?.[Symbol.dispose]();
    this.#check.abort(OUTDATED);
    await this.#terminal?.[Symbol.asyncDispose]();
    if (this.#terminal) this.#context.screen.print();
    await this.#checking;
  }

  get #current(): CatalogExercise {
    return this.#exercises[this.#state.at]!;
  }

  #take(input: WatchInput): void {
    const [state, ...effects] = stepWatch(this.#state, input);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    if (this.#terminal) this.#draw();
    else this.#tell(input);
  }

  #perform(effect: WatchEffect): void {
    switch (effect) {
      case "open":
        return this.#start(this.#open());
      case "check":
        return this.#start(this.#runCheck());
      case "hint":
        return this.#start(this.#hint());
      case "suspend":
        this.#terminal?.suspend();
        this.#shown = "";
        return;
      case "quit":
        return this.#over.resolve();
    }
  }

  /** Lets something go on by itself; if it fails, so does `watch`. */
  #start(work: Promise<void>): void {
    work.catch(this.#over.reject);
  }

  async #open(): Promise<void> {
    const { workspace } = this.#context;
    const exercise = this.#current;
    this.#check.abort(OUTDATED);
    this.#file?.[Symbol.dispose]();
    const { file } = await workspace.begin(exercise);
    if (exercise !== this.#current) return; // the learner was faster
    this.#file = new FileWatch(file, () => this.#take({ kind: "saved" }));
    this.#take({ kind: "opened", file: { path: file, shown: workspace.shown(file) } });
  }

  /** One check at a time: the one before is broken off first. */
  #runCheck(): Promise<void> {
    this.#check.abort(OUTDATED);
    this.#check = new AbortController();
    const { workspace, progress, compiler } = this.#context;
    const { signal } = this.#check;
    const exercise = this.#current;
    const before = this.#checking;
    const run = async (): Promise<void> => {
      await before;
      if (signal.aborted) return;
      try {
        const verdict = await checkAndNote(exercise, {
          workspace,
          progress,
          compiler,
          seed: this.#seed,
          signal: AbortSignal.any([signal, this.#context.signal]),
          onClaim: () => this.#take({ kind: "claim" }),
        });
        const items = await this.#items();
        // A claim that failed is asked again with the same numbers, until it holds.
        if (verdict.outcome === "passed") this.#seed = seedOf();
        if (!signal.aborted) this.#take({ kind: "verdict", verdict, items });
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    };
    const running = run();
    this.#checking = running.catch(() => {});
    return running;
  }

  async #hint(): Promise<void> {
    const exercise = this.#current;
    const { hints } = exercise.exercise;
    const number = await takeHint(this.#context.progress, exercise);
    if (exercise !== this.#current) return;
    const hint = { number, of: hints.length, text: hints[number - 1]! };
    this.#take({ kind: "hint", hint });
  }

  async #items(): Promise<WatchItem[]> {
    const now = await standing(await loadCatalog(), await this.#context.progress.read());
    return this.#exercises.map((each) => exerciseReport(each, now));
  }

  #draw(): void {
    if (!this.#terminal) return;
    const { screen } = this.#context;
    const page = RawTerminal.page(watchView(this.#state, screen));
    if (page !== this.#shown) screen.write(page);
    this.#shown = page;
  }

  /** Without a terminal: what is watched, and each verdict, one after the other. */
  #tell(input: WatchInput): void {
    const { screen, json } = this.#context;
    if (input.kind === "verdict") {
      screen.print(
        json ? JSON.stringify(input.verdict) : verdictText(input.verdict, screen.width),
      );
    }
    if (input.kind === "opened" && !json) {
      const text = `Watching ${input.file.shown}: checked when it is saved, until Ctrl-C`;
      screen.print(wrap(text, screen.width, " "));
    }
  }
}
