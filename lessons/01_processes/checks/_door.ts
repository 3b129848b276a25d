/** A file that is locked until the check opens it: whoever wants to lock it as well has to wait. */
export class Door implements Disposable {
  /** What to hand to those who are to wait. */
  readonly path: string;
  readonly #file: Deno.FsFile;

  constructor() {
    this.path = Deno.makeTempFileSync({ prefix: "interleave-" });
    this.#file = Deno.openSync(this.path);
    this.#file.lockSync(true);
  }

  /** Lets everybody through, now and later. */
  open(): void {
    this.#file.unlockSync();
  }

  /** Closes the file, which unlocks it: nobody waits for a check that is over. */
  [Symbol.dispose](): void {
    this.#file.close();
    Deno.removeSync(this.path);
  }
}

/** What those do who are to wait. */
export function waitAt(door: string): void {
  using file = Deno.openSync(door);
  file.lockSync();
}

/** A named pipe: whoever writes a note into it has to wait until the check reads. */
export class Letterbox implements Disposable {
  /** What to hand to the writer. */
  readonly path: string;
  readonly #folder = Deno.makeTempDirSync({ prefix: "interleave-" });

  constructor() {
    this.path = `${this.#folder}/note`;
    const { success } = new Deno.Command("mkfifo", { args: [this.path] }).outputSync();
    if (!success) throw new Error("Cannot make a named pipe: mkfifo failed");
  }

  /** Takes the note; blocks until there is a writer. */
  read(): string {
    return Deno.readTextFileSync(this.path);
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.#folder, { recursive: true });
  }
}
