import type { Cell } from "../memory/cell.ts";
import { Latch } from "../memory/latch.ts";
import type { Memory, Region } from "../memory/memory.ts";

/** Where a party waits: in which pass, on which of the places. */
export interface Arrival {
  readonly pass: number;
  readonly index: number;
  /** The last one, who has to run the action and `open()`. */
  readonly mustAct: boolean;
}

/** How a pass stands for who waits in it. */
export type Outcome = "waiting" | "passed" | "broken";

/** The words by number. */
const PHASE = 0;
const PARTIES = 1;
const FLAGS = 2;
const HISTORY = 3;
const LATCH = 4;
const PLACES = 5;

/** What `PHASE` says beside the number of the pass. */
const FILLING = 0;
const ACTING = 1;
const BROKEN = 2;

/** The numbers of passes have 28 bits; 0 is none. */
const LAST_PASS = 2 ** 28 - 1;

/**
 * Who waits at a barrier, in which pass, and how that pass stands.
 *
 * ```text
 *   0                  1        2               3                       4      5 …
 *   phase: pass << 2   parties  1 if there is   one bit for each of     latch  for each party the pass in
 *   | filling, acting           an action       the last 32 passes: 1          which it waits, and who
 *   or broken                                   if it did not open             it is
 * ```
 * A place is taken if it has the number of the present pass, so that the next pass finds all places empty.
 * Changes are made under the latch, and each ends with the one write that makes it so: a process that is
 * killed in between has not changed anything.
 */
export class BarrierState {
  /** Changes when the pass ends: those who wait sleep on it. */
  readonly phase: Cell;
  readonly #region: Region;
  readonly #memory: Memory;
  readonly #latch: Latch;

  /** Makes a handle of the words. */
  constructor(region: Region) {
    this.#region = region;
    this.#memory = region.memory;
    this.phase = region.cell(PHASE);
    this.#latch = new Latch(region.cell(LATCH), region.memory);
  }

  /** How many words are needed. */
  static words(parties: number): number {
    return PLACES + 2 * parties;
  }

  /** Begins with the first pass. */
  static begin(region: Region, parties: number, hasAction: boolean): void {
    region.cell(PARTIES).store(parties);
    region.cell(FLAGS).store(hasAction ? 1 : 0);
    region.cell(PHASE).store(phaseOf(1, FILLING));
  }

  /** How many must come. */
  get parties(): number {
    return this.#region.cell(PARTIES).load();
  }

  /** Whether the last one must do something before the others go on. */
  get hasAction(): boolean {
    return this.#region.cell(FLAGS).load() === 1;
  }

  /** Whether nobody can pass before `reset()`. */
  get isBroken(): boolean {
    return statusOf(this.phase.load()) === BROKEN;
  }

  /** How many wait for the others. */
  get waiting(): number {
    const phase = this.phase.load();
    return statusOf(phase) === FILLING ? this.#countIn(passOf(phase)) : 0;
  }

  /** Takes a place; `undefined` while the action of the pass before is running. */
  enter(): Arrival | "broken" | undefined {
    return this.#latch.run(() => {
      const phase = this.phase.load();
      if (statusOf(phase) === BROKEN) return "broken";
      if (statusOf(phase) === ACTING) return undefined;
      const pass = passOf(phase);
      const index = this.#freePlaceIn(pass);
      this.#whoAt(index).store(this.#memory.me);
      this.#passAt(index).store(pass);
      const isLast = this.#countIn(pass) === this.parties;
      if (isLast && this.hasAction) this.phase.store(phaseOf(pass, ACTING));
      else if (isLast) this.#endPass(pass, false);
      return { pass, index, mustAct: isLast && this.hasAction };
    });
  }

  /** Whether one may enter now, else the phase to wait on. */
  mayEnter(): true | number {
    const phase = this.phase.load();
    return statusOf(phase) === ACTING ? phase : true;
  }

  /** Gives a place up; `false` if the others have all come, and do not wait for anybody any more. */
  leave({ pass, index }: Arrival): boolean {
    return this.#latch.run(() => {
      if (this.phase.load() !== phaseOf(pass, FILLING)) return false;
      this.#passAt(index).store(0);
      return true;
    });
  }

  /** Lets all go on, after the action. */
  open({ pass }: Arrival): void {
    this.#latch.run(() => {
      if (this.phase.load() === phaseOf(pass, ACTING)) this.#endPass(pass, false);
    });
  }

  /** Lets nobody go on: in this pass, unless it is over, or in the present one. */
  break(pass?: number): void {
    this.#latch.run(() => {
      const phase = this.phase.load();
      if (statusOf(phase) === BROKEN || pass !== undefined && pass !== passOf(phase)) return;
      this.phase.store(phaseOf(passOf(phase), BROKEN));
      this.phase.unpark(Infinity);
    });
  }

  /** Begins a new pass; the present one is broken for those who wait in it. */
  reset(): void {
    this.#latch.run(() => {
      const phase = this.phase.load();
      const pass = passOf(phase);
      if (statusOf(phase) !== FILLING || this.#countIn(pass) > 0) this.#endPass(pass, true);
    });
  }

  /** How it stands for who waits in a pass. */
  outcomeOf({ pass }: Arrival): Outcome {
    const phase = this.phase.load();
    if (passOf(phase) === pass) return statusOf(phase) === BROKEN ? "broken" : "waiting";
    return (this.#region.cell(HISTORY).load() & bitOf(pass)) === 0 ? "passed" : "broken";
  }

  /**
   * Whether one of those who wait has ended.
   *
   * Each looks after the one on the next taken place only: asking is slow, and together they see all.
   */
  hasLost({ pass }: Arrival): boolean {
    const { me } = this.#memory;
    const taken = Array.from({ length: this.parties }, (_, i) => i)
      .filter((i) => this.#passAt(i).load() === pass);
    return taken.some((mine, n) => {
      if (this.#whoAt(mine).load() !== me) return false;
      const next = taken[(n + 1) % taken.length]!;
      const who = this.#whoAt(next).load();
      // It may have left before it ended, so the place counts that it has afterwards.
      return !this.#memory.isAlive(who) && this.#passAt(next).load() === pass &&
        this.#whoAt(next).load() === who;
    });
  }

  /** Under the latch. The bit is written before the phase, by which others see that it counts. */
  #endPass(pass: number, isBroken: boolean): void {
    const history = this.#region.cell(HISTORY);
    const bits = history.load();
    history.store(isBroken ? bits | bitOf(pass) : bits & ~bitOf(pass));
    this.phase.store(phaseOf(pass === LAST_PASS ? 1 : pass + 1, FILLING));
    this.phase.unpark(Infinity);
  }

  #countIn(pass: number): number {
    let count = 0;
    for (let i = this.parties - 1; i >= 0; i--) if (this.#passAt(i).load() === pass) count++;
    return count;
  }

  #freePlaceIn(pass: number): number {
    let index = 0;
    while (this.#passAt(index).load() === pass) index++;
    return index;
  }

  #passAt(index: number): Cell {
    return this.#region.cell(PLACES + 2 * index);
  }

  #whoAt(index: number): Cell {
    return this.#region.cell(PLACES + 2 * index + 1);
  }
}

function phaseOf(pass: number, status: number): number {
  return pass << 2 | status;
}

function passOf(phase: number): number {
  return phase >>> 2;
}

function statusOf(phase: number): number {
  return phase & 3;
}

function bitOf(pass: number): number {
  return 1 << (pass & 31);
}
