/**
 * A file that is locked until its owner opens it: whoever wants to lock it as well has to wait.
 *
 * @example
 * ```ts
 * import { ClosedDoor, waitAt } from "interleave/checks";
 *
 * using door = new ClosedDoor();
 * door.open();
 * waitAt(door.path); // goes on at once
 * ```
 */
export class ClosedDoor implements Disposable {
  /** What to hand to those who are to wait. */
  readonly path: string;
  readonly #file: Deno.FsFile;

  /** A new door, closed. */
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

/**
 * What those do who are to wait: blocks this thread until the door is open.
 *
 * @param door The path of the door.
 *
 * @example
 * ```ts
 * import { waitAt } from "interleave/checks";
 *
 * waitAt("/dev/null"); // it has no lock
 * ```
 */
export function waitAt(door: string): void {
  using file = Deno.openSync(door);
  file.lockSync();
}
