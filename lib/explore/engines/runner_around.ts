import type { Ending, Plan, Printed, Runner } from "./runner.ts";

/** A runner around another one, as which it appears; how it makes a run is its own matter. */
export abstract class RunnerAround implements Runner {
  /** The other one. */
  protected readonly runner: Runner;

  constructor(runner: Runner) {
    this.runner = runner;
  }

  get state(): Int32Array {
    return this.runner.state;
  }

  get threads(): Runner["threads"] {
    return this.runner.threads;
  }

  get objects(): Runner["objects"] {
    return this.runner.objects;
  }

  abstract run(plan: Plan): Ending;

  printed(): readonly Printed[] {
    return this.runner.printed();
  }
}
