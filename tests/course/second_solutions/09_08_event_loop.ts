// With the sleepers in a map of moments, and one turn at a time.

export interface Clock {
  now(): number;
  rest(ms: number): void;
}

export type Steps = Generator<number | Steps, void, void>;

export function run(coroutines: readonly Steps[], clock: Clock): void {
  const moments = new Map<number, Steps[]>();
  let ready = [...coroutines];
  const next = (): number => Math.min(...moments.keys());
  const wakeUp = (): void => {
    while (next() <= clock.now()) {
      const moment = next();
      ready = [...ready, ...moments.get(moment)!];
      moments.delete(moment);
    }
  };
  while (ready.length > 0 || moments.size > 0) {
    if (ready.length === 0) clock.rest(next() - clock.now());
    wakeUp();
    const [steps, ...others] = ready;
    ready = others;
    if (steps === undefined) continue;
    const { done, value } = steps.next();
    if (done) continue;
    if (typeof value === "object") ready.push(value, steps);
    else if (value === 0) ready.push(steps);
    else {
      const at = clock.now() + value;
      moments.set(at, [...moments.get(at) ?? [], steps]);
    }
  }
}
