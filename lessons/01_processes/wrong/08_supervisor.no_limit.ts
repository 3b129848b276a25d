// Whatever crashes is started again, without end.

import type { Process } from "interleave/processes";

/** What to supervise, and how. */
export interface Plan {
  /** Makes a new process that does the work; it has not been started. */
  readonly create: () => Process;
  /** How often a crashed child may be replaced. */
  readonly limit: number;
  /** Waits for so many units of time. */
  readonly pause: (units: number) => Promise<void>;
}

/** How it went. */
export interface Report {
  /** How many children were started after the first one. */
  readonly restarts: number;
  /** How the last child ended: its exit code, or −N if signal N killed it. */
  readonly exitCode: number | null;
  /** Whether the last child crashed and was not replaced any more. */
  readonly gaveUp: boolean;
}

/** Keeps the work going until it is done, or not worth another try. */
export async function supervise(plan: Plan): Promise<Report> {
  for (let restarts = 0;; restarts++) {
    const child = plan.create();
    child.start();
    await child.join();
    const { exitCode } = child;
    if (exitCode === 0) return { restarts, exitCode, gaveUp: false };
    await plan.pause(2 ** restarts);
  }
}
