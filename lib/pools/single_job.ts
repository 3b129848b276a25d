import type { ExportReference } from "../workers/target.ts";
import type { Job, JobResult, JobSource } from "./job.ts";

/** One call of one function. */
export class SingleJob implements Job, JobSource {
  readonly call = "apply";
  readonly target: ExportReference;
  readonly input: readonly unknown[];
  readonly timeout: number | undefined;
  readonly settle: (result: JobResult) => void;
  #taken = false;

  /** Makes the job; `settle` is called with its end. */
  constructor(
    target: ExportReference,
    input: readonly unknown[],
    timeout: number | undefined,
    settle: (result: JobResult) => void,
  ) {
    this.target = target;
    this.input = input;
    this.timeout = timeout;
    this.settle = settle;
  }

  /** Whether a worker was found for it. */
  get isExhausted(): boolean {
    return this.#taken;
  }

  next(): Job | undefined {
    if (this.#taken) return undefined;
    this.#taken = true;
    return this;
  }

  abandon(error: unknown): void {
    if (this.#taken) return;
    this.#taken = true;
    this.settle({ output: [], failure: { error }, ms: 0 });
  }
}
