import { readText } from "../files.ts";
import type { GradedExercise } from "../grade.ts";

/** What was graded, and of which answer. */
export interface Entry {
  /** The submission's name. */
  readonly submission: string;
  /** The exercise, `"01/3"`. */
  readonly exercise: string;
  /** Stands for all that the result depends on: the answer, the check, the seed, the sandbox. */
  readonly key: string;
  readonly graded: GradedExercise;
}

/**
 * What has been graded so far: a file to which a line is added for each result, and nothing changed.
 *
 * A line counts once its line break is on the disk. A grader that was killed leaves at most half a
 * line, which is cut off when the file is opened again; everything before it need not be graded again.
 */
export class Journal implements Disposable {
  /** What the checks' numbers by chance begin with: the same for everybody in the class. */
  readonly seed: number;
  readonly #file: Deno.FsFile;
  readonly #entries = new Map<string, Entry>();

  private constructor(file: Deno.FsFile, seed: number) {
    this.#file = file;
    this.seed = seed;
  }

  /**
   * Opens the file, or makes it.
   *
   * @param seed What a new one begins with; of an old one the seed stays.
   * @returns `null` when another grader has it open.
   */
  static async open(path: string, seed: number): Promise<Journal | null> {
    const file = await Deno.open(path, { create: true, append: true });
    if (!file.tryLockSync(true)) { // the system gives it back, however we end
      file.close();
      return null;
    }
    const text = await readText(path) ?? "";
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole.length < text.length) await file.truncate(new TextEncoder().encode(whole).length);
    const [head, ...lines] = whole.split("\n").slice(0, -1);
    const journal = new Journal(file, head === undefined ? seed : JSON.parse(head).seed);
    if (head === undefined) await journal.#write({ seed });
    for (const line of lines) journal.#keep(JSON.parse(line));
    return journal;
  }

  /** What this answer to this exercise got, if it has been graded. */
  find({ submission, exercise, key }: Omit<Entry, "graded">): GradedExercise | undefined {
    const entry = this.#entries.get(JSON.stringify([submission, exercise]));
    return entry?.key === key ? entry.graded : undefined;
  }

  /** Adds a result; when this is done, it outlives a crash of the machine. */
  async add(entry: Entry): Promise<void> {
    await this.#write(entry);
    this.#keep(entry);
  }

  [Symbol.dispose](): void {
    this.#file.unlockSync(); // a child that was forked meanwhile has the file as well, and with it the lock
    this.#file.close();
  }

  async #write(line: unknown): Promise<void> {
    const bytes = new TextEncoder().encode(`${JSON.stringify(line)}\n`);
    // One synchronous write after the other: lines of results that come at once do not mix.
    for (let n = 0; n < bytes.length;) n += this.#file.writeSync(bytes.subarray(n));
    await this.#file.syncData();
  }

  #keep(entry: Entry): void {
    this.#entries.set(JSON.stringify([entry.submission, entry.exercise]), entry);
  }
}
