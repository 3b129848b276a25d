import { exists } from "./exists.ts";
import { until } from "./until.ts";

/**
 * Holds processes back until somebody opens it. It is a file, because that is something which all
 * processes see.
 *
 * Any number may wait; they look once in a millisecond, and give up after 10 s. Once open it stays so.
 * `using gate = new Gate()` opens it at the latest when the block ends, so that nobody stays.
 *
 * @example
 * ```ts
 * import { Gate } from "interleave/evidence";
 *
 * using gate = new Gate();
 * gate.open();
 * gate.wait(); // goes on at once
 * ```
 */
export class Gate implements Disposable {
  /** The file: while it is there, the gate is closed. */
  readonly path: string;

  /**
   * A new gate, closed; or the same gate seen from another process.
   *
   * @param path The path of a gate that is there already.
   */
  constructor(path: string = Deno.makeTempFileSync({ prefix: "gate-" })) {
    this.path = path;
  }

  /** Whether it has been opened. */
  get isOpen(): boolean {
    return !exists(this.path);
  }

  /**
   * Blocks this thread until the gate is open.
   *
   * @throws {Error} after 10 s.
   */
  wait(): void {
    until("the gate to open", () => this.isOpen);
  }

  /** Lets everybody through, now and later. */
  open(): void {
    if (exists(this.path)) Deno.removeSync(this.path);
  }

  /** Opens it. */
  [Symbol.dispose](): void {
    this.open();
  }
}
