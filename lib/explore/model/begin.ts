import type { Plan, RunLimits } from "../engines/runner.ts";
import { Policy } from "./choose.ts";
import { type Declared, isNumber } from "./declared.ts";
import { Header, placeOf, prefixAt, Thread, threadAt } from "./state.ts";

/** Sets the state to the beginning of a run. */
export function begin(
  state: Int32Array,
  threads: number,
  objects: readonly Declared[],
  limits: RunLimits,
  plan: Plan,
): void {
  const { prefix, sleep, seed } = plan;
  state.fill(0, 0, threadAt(threads));
  state[Header.threads] = threads;
  state[Header.current] = -1;
  state[Header.failed] = -1;
  state[Header.maxSteps] = limits.maxSteps;
  state[Header.timeouts] = limits.timeouts;
  state[Header.spurious] = limits.spurious;
  state[Header.prefix] = prefix.length;
  state[Header.withLines] = plan.withLines ? 1 : 0;
  state[Header.useSleep] = sleep === undefined ? 0 : 1;
  state[Header.sleep] = sleep ?? 0;
  state[Header.policy] = seed === undefined ? Policy.goOn : Policy.random;
  // Xorshift never leaves 0.
  state[Header.random] = seed || 1;
  for (let step = 0; step < prefix.length; step++) state[prefixAt(step)] = prefix[step]!;
  for (const { id, base, initial } of objects) {
    state[placeOf(id)] = base;
    for (let word = 0; word < initial.length; word++) state[base + word] = initial[word]!;
  }
}

/** The values of all numbers, as text: how a run came out, if the program does not say it. */
export function finalValues(state: Int32Array, objects: readonly Declared[]): string {
  let text = "";
  for (const object of objects) {
    if (isNumber(object)) text += `${text && " "}${object.name}=${state[object.base]}`;
  }
  return text;
}

/** Publishes what a thread is about to do. */
export function intend(
  state: Int32Array,
  at: number,
  code: number,
  object: number,
  a: number,
  b: number,
): void {
  state[at + Thread.operation] = code;
  state[at + Thread.object] = object;
  state[at + Thread.a] = a;
  state[at + Thread.b] = b;
}
