// Each runs to its end, and sleeps on its own account.

export interface Clock {
  now(): number;
  rest(ms: number): void;
}

export type Steps = Generator<number | Steps, void, void>;

export function run(coroutines: readonly Steps[], clock: Clock): void {
  const ready = [...coroutines];
  for (let steps = ready.shift(); steps !== undefined; steps = ready.shift()) {
    for (const wanted of steps) {
      if (typeof wanted !== "number") ready.push(wanted);
      else if (wanted > 0) clock.rest(wanted);
    }
  }
}
