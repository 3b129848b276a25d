import { send } from "./api.ts";

interface Version {
  readonly text: string;
  readonly etag: string;
}

/** What the page has to show. */
export interface FileEvents {
  /** The text in the editor. */
  read(): string;
  /** Another editor has written this. */
  show(text: string): void;
  /** What became of the last change, in words. */
  say(words: string): void;
  /** Both sides have changed the text; `undefined` once that is settled. */
  conflict(theirs: string | undefined): void;
}

/** How long after the last key the text is saved, in milliseconds. */
const PAUSE_MS = 500;
/** How often to look whether another editor has written, in milliseconds. */
const LOOK_MS = 1500;

/**
 * Keeps the text in the editor and the file on the disk the same, and loses neither: a save names the
 * version that it replaces, and where both sides have changed, the learner decides.
 */
export class FileSync {
  readonly #path: string;
  readonly #events: FileEvents;
  /** The version that the editor's text came from. */
  #etag = "";
  #saved = "";
  #inConflict = false;
  /** Whether the server has not answered the last time. */
  #isAlone = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** One request at a time, in order. */
  #queue: Promise<unknown> = Promise.resolve();

  /** Of the file behind this path. */
  constructor(path: string, events: FileEvents) {
    this.#path = path;
    this.#events = events;
    setInterval(() => {
      if (document.visibilityState === "visible") this.look();
    }, LOOK_MS);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save();
      else this.look();
    });
    addEventListener("beforeunload", (event) => {
      if (this.#isDirty) event.preventDefault(); // the browser asks whether to leave
    });
  }

  /** The learner has typed. */
  changed(): void {
    if (this.#inConflict) return;
    this.#events.say("…");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), PAUSE_MS);
  }

  /** Looks whether the file has changed, and shows it if it has. Saves what could not be saved before. */
  look(): Promise<void> {
    return this.#inOrder<void>(undefined, async () => {
      if (this.#inConflict) return;
      const headers = new Headers(this.#etag ? { "If-None-Match": `"${this.#etag}"` } : undefined);
      const response = await send("GET", `${this.#path}/file`, undefined, { headers });
      if (this.#isAlone) {
        this.#isAlone = false;
        this.#events.say("");
        if (response.status === 304 && this.#isDirty) await this.#put(false);
      }
      if (response.status === 304) return;
      const version = await this.#accept(response);
      if (version === undefined || version.etag === this.#etag) return;
      if (this.#isDirty && version.text !== this.#events.read()) return this.#conflict(version);
      const isFirst = this.#etag === "";
      this.#take(version);
      this.#events.show(version.text);
      this.#events.say(isFirst ? "" : "Changed on disk, shown here");
    });
  }

  /** Writes what the editor has, if that is new. Whether the file has it now. */
  save(): Promise<boolean> {
    clearTimeout(this.#timer);
    return this.#inOrder(false, async () => {
      if (this.#inConflict) return false;
      return !this.#isDirty || await this.#put(false);
    });
  }

  /** Settles a conflict: the editor's text is the file's; the other one is kept beside it. */
  keepMine(): Promise<void> {
    return this.#inOrder<void>(undefined, async () => {
      if (await this.#put(true)) this.#settle("Saved; the other text is kept beside it");
    });
  }

  /** Settles a conflict: the file's text is the editor's; what the editor had is kept beside it. */
  takeTheirs(): Promise<void> {
    return this.#inOrder<void>(undefined, async () => {
      const kept = await send("POST", `${this.#path}/beside`, { text: this.#events.read() });
      if (!kept.ok) return this.#events.say("Your text could not be kept, so nothing was changed");
      const version = await this.#accept(await send("GET", `${this.#path}/file`));
      if (version === undefined) return;
      this.#take(version);
      this.#events.show(version.text);
      this.#settle("Taken from disk; your text is kept beside it");
    });
  }

  get #isDirty(): boolean {
    return this.#etag !== "" && this.#events.read() !== this.#saved;
  }

  async #put(force: boolean): Promise<boolean> {
    const text = this.#events.read();
    const response = await send("PUT", `${this.#path}/file`, { text, replaces: this.#etag, force });
    if (response.status === 412) {
      this.#conflict(await response.json());
      return false;
    }
    const version = await this.#accept(response);
    if (version === undefined) return false;
    this.#take(version);
    this.#events.say("Saved");
    return true;
  }

  #take({ text, etag }: Version): void {
    this.#etag = etag;
    this.#saved = text;
    this.#isAlone = false;
  }

  #conflict({ text, etag }: Version): void {
    this.#inConflict = true;
    this.#etag = etag;
    this.#saved = text;
    this.#events.say("Not saved");
    this.#events.conflict(text);
  }

  #settle(words: string): void {
    this.#inConflict = false;
    this.#events.conflict(undefined);
    this.#events.say(words);
  }

  async #accept(response: Response): Promise<Version | undefined> {
    if (response.ok) return await response.json();
    this.#events.say(`Not saved: the server answered ${response.status}`);
    return undefined;
  }

  /** Does it after what was begun before; gives `otherwise` if the server does not answer. */
  #inOrder<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work).catch(() => {
      this.#isAlone = true;
      this.#events.say("The server does not answer: nothing is saved");
      return otherwise;
    });
    this.#queue = result;
    return result;
  }
}
