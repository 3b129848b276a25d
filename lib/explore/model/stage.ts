import type { Declared } from "./declared.ts";

/**
 * Where the objects of a program live and their operations are performed: on a worker that waits for
 * its turn, in a generator that is stepped, or at once, while `check()` looks.
 */
export interface Stage {
  readonly state: Int32Array;
  /**
   * Performs an operation and returns once it has happened.
   *
   * @param code One of `Code`.
   * @param object The number of the object.
   * @param convert Makes of the result what the learner's code gets, or throws.
   */
  perform<R>(code: number, object: number, a: number, b: number, convert: (result: number) => R): R;
}

/** An object in the learner's hands: it knows its number and its stage, and nothing else. */
export class Handle {
  protected readonly stage: Stage;
  protected readonly declared: Declared;

  constructor(stage: Stage, declared: Declared) {
    this.stage = stage;
    this.declared = declared;
  }

  /** As it was declared. */
  get name(): string {
    return this.declared.name;
  }

  protected perform<R>(code: number, a: number, b: number, convert: (result: number) => R): R {
    return this.stage.perform(code, this.declared.id, a, b, convert);
  }
}

/** For results that are numbers. */
export function asNumber(result: number): number {
  return result;
}

/** For results that are 1 or 0. */
export function asBoolean(result: number): boolean {
  return result === 1;
}

/** For operations without a result. */
export function asNothing(): void {}
