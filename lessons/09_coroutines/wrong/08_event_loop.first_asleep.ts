// Who went to sleep first is woken first, whoever is due.

export interface Clock {
  now(): number;
  rest(ms: number): void;
}

export type Steps = Generator<number | Steps, void, void>;

interface Sleeper {
  readonly at: number;
  readonly steps: Steps;
}

export function run(coroutines: readonly Steps[], clock: Clock): void {
  const ready = [...coroutines];
  const sleeping: Sleeper[] = [];
  while (ready.length + sleeping.length > 0) {
    for (const steps of ready.splice(0)) {
      const { done, value: wanted } = steps.next();
      if (done) continue;
      if (typeof wanted !== "number") ready.push(wanted, steps);
      else if (wanted <= 0) ready.push(steps);
      else sleeping.push({ at: clock.now() + wanted, steps });
    }
    const next = sleeping[0];
    if (ready.length === 0 && next && next.at > clock.now()) clock.rest(next.at - clock.now());
    while (sleeping.length > 0 && sleeping[0]!.at <= clock.now()) {
      ready.push(sleeping.shift()!.steps);
    }
  }
}
