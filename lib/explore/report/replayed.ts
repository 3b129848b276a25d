import type { Runner } from "../engines/runner.ts";
import { Header, Status } from "../model/state.ts";
import type { Code } from "./report.ts";
import { tokenOf } from "./token.ts";
import { type Trace, traceOf } from "./trace.ts";

/**
 * Runs a schedule again and tells it.
 *
 * @throws {TypeError} if the program does not follow it.
 */
export function replayed(runner: Runner, schedule: readonly number[], code: Code): Trace {
  const { status, error } = runner.run({ prefix: schedule, withLines: true });
  const token = tokenOf(schedule, code.number);
  if (status === Status.diverged) {
    const step = runner.state[Header.step]! + 1;
    throw new TypeError(
      `Cannot replay ${token}: step ${step} cannot be made; the program does not do the same thing twice`,
    );
  }
  const thread = runner.state[Header.failed]!;
  const failure = status === Status.ok ? undefined : { status, error, thread };
  return traceOf(runner, code.title, token, failure);
}
