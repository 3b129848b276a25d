import type { ExportReference } from "../workers/target.ts";
import type { Job, JobResult, JobSource } from "./job.ts";
import type { Call } from "./messages.ts";
import { Parcel } from "./parcel.ts";

/** What is one job from the beginning: a call of a function, or several that belong together. */
export class SingleJob implements Job, JobSource {
  readonly call: Call;
  readonly target: ExportReference;
  readonly input: readonly unknown[];
  readonly timeout: number | undefined;
  readonly settle: (result: JobResult) => void;
  #taken = false;
  #parcel: Parcel | undefined;

  /** Makes the job; `settle` is called with its end. */
  constructor(
    target: ExportReference,
    input: readonly unknown[],
    timeout: number | undefined,
    settle: (result: JobResult) => void,
    call: Call = "apply",
  ) {
    this.call = call;
    this.target = target;
    this.input = input;
    this.timeout = timeout;
    this.settle = settle;
  }

  /** Whether a worker was found for it. */
  get isExhausted(): boolean {
    return this.#taken;
  }

  get parcel(): Parcel | undefined {
    return this.#parcel;
  }

  /** Whether memory of its arguments is moved. */
  get isPacked(): boolean {
    return this.#parcel !== undefined;
  }

  pack(): void {
    this.#parcel = Parcel.pack(this.input);
  }

  hold(): void {
    if (!this.#taken) this.#parcel?.hold();
  }

  next(): Job | undefined {
    if (this.#taken) return undefined;
    this.#taken = true;
    return this;
  }

  /** Takes it back if no worker was found for it. */
  withdraw(): boolean {
    if (this.#taken) return false;
    this.#parcel?.discard();
    return this.#taken = true;
  }

  abandon(error: unknown): void {
    if (this.withdraw()) this.settle({ output: [], failure: { error }, ms: 0 });
  }
}
