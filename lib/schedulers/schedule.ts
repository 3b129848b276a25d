/** A stretch of time. */
export interface Stretch {
  /** When it begins. */
  readonly from: number;
  /** When it is over. */
  readonly until: number;
}

/** A stretch in which a job waits for its device. */
export interface DeviceWait extends Stretch {
  /** Whose it is. */
  readonly job: string;
}

/**
 * Why a job left the CPU: it had done all (`"done"`), had to wait for a device (`"io"`), had used up
 * its slice (`"slice"`), or another one took the CPU away (`"preempted"`).
 */
export type TurnEnd = "done" | "io" | "slice" | "preempted";

/** A stretch in which a job has the CPU. */
export interface Turn extends Stretch {
  /** Whose turn it is. */
  readonly job: string;
  /** The queue that it was taken from; 0 is the top, and the only one except in an MLFQ. */
  readonly queue: number;
  /** Why it was over. */
  readonly end: TurnEnd;
}

/** The figures that are averaged over all jobs. */
export interface Averages {
  /** From its arrival to its completion. */
  readonly turnaround: number;
  /** In the ready queue: neither on the CPU nor at a device. */
  readonly waiting: number;
  /** From its arrival to its first moment on the CPU. */
  readonly response: number;
  /** Turnaround divided by the time that it would take alone: 1 or more. */
  readonly slowdown: number;
}

/** How one job fared. */
export interface JobFigures extends Averages {
  /** What it is called. */
  readonly name: string;
  /** When it came. */
  readonly arrival: number;
  /** How long it had the CPU. */
  readonly cpu: number;
  /** How long it waited for its devices. */
  readonly io: number;
  /** When it had the CPU for the first time. */
  readonly start: number;
  /** When it was done. */
  readonly completion: number;
}

/** What a scheduler made of the jobs. All times in the unit of the jobs, counted from 0. */
export interface Schedule {
  /** The name of the policy. */
  readonly policy: string;
  /** Who had the CPU, earliest first. They do not overlap. */
  readonly turns: readonly Turn[];
  /** Who waited for a device, earliest begin first. */
  readonly io: readonly DeviceWait[];
  /** When the CPU had nothing to do, from time 0 on. */
  readonly idle: readonly Stretch[];
  /** Each job, in the order given. */
  readonly jobs: readonly JobFigures[];
  /** The means over all jobs. */
  readonly averages: Averages;
  /**
   * How often the CPU went on with another job than the one before, idle time between them or not.
   * The first job is no switch.
   */
  readonly switches: number;
  /** When the last job was done. */
  readonly end: number;
  /** The part of the time from 0 to the end in which the CPU worked: above 0, at most 1. */
  readonly use: number;
}
