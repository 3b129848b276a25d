import type { Runner } from "../engines/runner.ts";
import { Header, Status, Step, stepAt } from "../model/state.ts";

/**
 * The turns that threads can take, of those that are wanted: a turn of somebody who waits, or has come
 * to its end, is left out.
 *
 * Runs the program once for each turn, as nobody knows beforehand who can go on.
 */
export function possible(runner: Runner, wanted: readonly number[]): number[] {
  const turns: number[] = [];
  for (const thread of wanted) {
    const { status } = runner.run({ prefix: turns });
    if (status === Status.hang || status === Status.misuse) break; // there is no next run
    if (turns.length >= runner.state[Header.step]!) break; // it has come to its end
    const enabled = runner.state[stepAt(turns.length) + Step.enabled]!;
    if ((enabled >> thread & 1) === 1) turns.push(thread);
  }
  return turns;
}
