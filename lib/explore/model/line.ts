/**
 * A line of waiting threads in the state: how many, then who, longest first.
 *
 * @module
 */

/** Takes a thread out of the line, wherever it stands. */
export function leaveLine(state: Int32Array, line: number, thread: number): void {
  let place = line + 1;
  while (state[place] !== thread) place++;
  for (; place < line + state[line]!; place++) state[place] = state[place + 1]!;
  state[line]!--;
}

/** Puts a thread at the end of the line. */
export function joinLine(state: Int32Array, line: number, thread: number): void {
  state[line + 1 + state[line]!++] = thread;
}
