import { dirname } from "@std/path";

/** How to notice saves. */
export interface FileWatchOptions {
  /** How often to look at the file whatever the system announces, in milliseconds; 400 if not given. */
  readonly poll?: number;
  /** How long a file must be left alone before a change counts, in milliseconds; 50 if not given. */
  readonly settle?: number;
  /** Announces changes in a folder; the system's own events if not given. */
  readonly events?: (folder: string) => FolderEvents;
}

/** What `Deno.watchFs()` gives, as far as it is needed. */
export type FolderEvents = AsyncIterable<unknown> & { close(): void };

const POLL_MS = 400;
const SETTLE_MS = 50;

/**
 * Notices that a file was saved, within a second, on every kind of disk.
 *
 * The system announces changes at once where it can. In containers, on network disks and under WSL it
 * may announce nothing, or refuse to, without a word; so the file is also looked at several times a
 * second, which costs nothing; nobody has to choose. The folder is watched, not the
 * file: many editors write a new file and put it in the place of the old one.
 */
export class FileWatch implements Disposable {
  readonly #file: string;
  readonly #onSave: () => void;
  readonly #settle: number;
  readonly #poll: ReturnType<typeof setInterval>;
  #events: FolderEvents | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** What the file looked like when it was last reported. */
  #known: string;

  /** Begins to watch; `onSave` is called after each change of the file's bytes or of its time. */
  constructor(file: string, onSave: () => void, options: FileWatchOptions = {}) {
    const { poll = POLL_MS, settle = SETTLE_MS, events = systemEvents } = options;
    this.#file = file;
    this.#onSave = onSave;
    this.#settle = settle;
    this.#known = lookOf(file) ?? "";
    this.#poll = setInterval(() => this.#look(), poll);
    this.#listen(events);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#poll);
    clearTimeout(this.#settling);
    const events = this.#events;
    this.#events = undefined;
    events?.close();
  }

  async #listen(events: (folder: string) => FolderEvents): Promise<void> {
    try {
      this.#events = events(dirname(this.#file));
      for await (const _ of this.#events) this.#look();
    } catch {
      // No events here: looking is enough.
    }
  }

  /** A change is reported when the file has stayed as it is for a moment: it may be half written. */
  #look(): void {
    if (this.#settling !== undefined) return;
    const first = lookOf(this.#file);
    if (first === undefined || first === this.#known) return;
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      const now = lookOf(this.#file);
      if (now !== first) return this.#look();
      this.#known = now;
      this.#onSave();
    }, this.#settle);
  }
}

function systemEvents(folder: string): FolderEvents {
  return Deno.watchFs(folder, { recursive: false });
}

/** What changes when a file is saved; `undefined` while there is none. */
function lookOf(file: string): string | undefined {
  try {
    const { mtime, ctime, size, ino } = Deno.statSync(file);
    return [mtime?.getTime(), ctime?.getTime(), size, ino].join();
  } catch {
    return undefined;
  }
}
