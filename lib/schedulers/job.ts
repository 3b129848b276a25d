/** What is to be scheduled: when it comes, and what it needs. Times in any unit, but all in the same. */
export interface Job {
  /** What it is called; no two jobs share a name. */
  readonly name: string;
  /**
   * When it comes, counted from the start of the clock; 0 or more.
   *
   * @default {0}
   */
  readonly arrival?: number;
  /**
   * How long it computes; or in turn how long it computes, waits for a device, computes …: the first
   * and the last compute. Computing takes more than 0, a device 0 or more (0 just gives way to
   * others). Each job has devices of its own: it never waits for another job's I/O.
   */
  readonly bursts: number | readonly number[];
  /**
   * How urgent it is: the smaller, the more, and negative numbers are fine. Only `priority()` looks
   * at it.
   *
   * @default {0}
   */
  readonly priority?: number;
}

/** The same with nothing left out. */
export interface CheckedJob extends Required<Job> {
  readonly bursts: readonly number[];
}

/** Fills in what was left out, and refuses what no machine can run. */
export function checkJobs(jobs: readonly Job[]): CheckedJob[] {
  if (jobs.length === 0) {
    throw new RangeError("Cannot simulate: there are no jobs; give at least one");
  }
  const names = new Set<string>();
  return jobs.map(({ name, arrival = 0, bursts, priority = 0 }) => {
    checkName(name);
    if (names.has(name)) {
      throw new RangeError(
        `Cannot simulate: two jobs are called ${name}; give each a name of its own`,
      );
    }
    names.add(name);
    check(`the arrival of ${name}`, arrival, arrival >= 0, "of 0 or more");
    check(`the priority of ${name}`, priority, true, "that is finite");
    return { name, arrival, bursts: checkBursts(name, bursts), priority };
  });
}

function checkName(name: string): void {
  if (typeof name !== "string") {
    throw new TypeError(`Cannot simulate: a job's name is ${String(name)}; give a string`);
  }
  // The charts have one line for each.
  if (name.trim() !== "" && !/\p{Other}/u.test(name)) return;
  throw new RangeError(
    `Cannot simulate: a job is called ${JSON.stringify(name)}; give it a name that can be printed`,
  );
}

function checkBursts(name: string, given: number | readonly number[]): readonly number[] {
  const bursts = typeof given === "number" ? [given] : [...given];
  bursts.forEach((burst, i) => {
    const isCpu = i % 2 === 0;
    const what = `${isCpu ? "a CPU burst" : "an I/O"} of ${name}`;
    const range = isCpu ? "above 0" : "of 0 or more";
    check(what, burst, isCpu ? burst > 0 : burst >= 0, range);
  });
  if (bursts.length % 2 === 1) return bursts;
  const problem = bursts.length === 0 ? "has no bursts" : "ends with I/O";
  throw new RangeError(`Cannot simulate: ${name} ${problem}; give CPU, or CPU, I/O, CPU, …`);
}

function check(what: string, value: number, isInRange: boolean, range: string): void {
  if (typeof value !== "number") {
    throw new TypeError(`Cannot simulate: ${what} is ${String(value)}; give a number`);
  }
  if (isInRange && Number.isFinite(value)) return;
  throw new RangeError(`Cannot simulate: ${what} is ${value}; give a number ${range}`);
}
