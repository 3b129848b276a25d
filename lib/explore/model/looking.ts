import { messageOf } from "../engines/message_of.ts";
import type { Program } from "../program.ts";
import { Declarations } from "./declarations.ts";
import { operations } from "./operations.ts";
import type { Stage } from "./stage.ts";
import { threadAt } from "./state.ts";
import { MAX_THREADS } from "./state.ts";
import { intend } from "./begin.ts";

/** What looks from outside in a program, and what it looks at. */
type Outside<S> = Pick<Program<S>, "shared" | "check" | "invariant" | "outcome">;

/**
 * The functions of a program that look at the state from outside, while no thread runs: `check()`,
 * `invariant()`, `outcome()`. They see the same objects, but reading is no step there.
 */
export class Looking<S> {
  readonly #program: Outside<S>;
  readonly #shared: S;

  constructor(program: Outside<S>, state: Int32Array) {
    this.#program = program;
    this.#shared = program.shared(new Declarations(lookingAt(state)));
  }

  /** What `check()` has to complain about. */
  check(): string | undefined {
    return complaintOf(() => this.#program.check?.(this.#shared));
  }

  /** What `invariant()` has to complain about. */
  invariant(): string | undefined {
    return complaintOf(() => this.#program.invariant?.(this.#shared));
  }

  /** How the run came out, if the program says it. */
  outcome(): string | undefined {
    return this.#program.outcome?.(this.#shared);
  }
}

/** A stage on which reading happens at once and nothing else is allowed. */
function lookingAt(state: Int32Array): Stage {
  // An observer has the words of a thread that is none.
  const at = threadAt(MAX_THREADS - 1);
  const scratch = new Int32Array(16);
  return {
    state,
    perform<R>(
      code: number,
      object: number,
      a: number,
      b: number,
      convert: (result: number) => R,
    ): R {
      const operation = operations[code];
      if (!operation?.looks) {
        throw new TypeError(
          "Cannot change or wait for anything here: check() and its kin only look",
        );
      }
      scratch.set(state.subarray(at, at + scratch.length));
      intend(state, at, code, object, a, b);
      const result = operation.apply(state, at);
      state.set(scratch, at);
      return convert(result);
    },
  };
}

function complaintOf(look: () => void): string | undefined {
  try {
    look();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
