/**
 * Supervisor
 *
 * A supervisor starts a child and looks after it:
 *
 * - A child that ends with exit code 0 has done its work: the supervisor is done, too.
 * - Every other end is a crash, also being killed by a signal. Then it starts a new child, but not more
 *   than `limit` times; after that it gives up.
 * - What has crashed is likely to crash again soon, so it pauses before each restart, and twice as long
 *   each time: `await pause(1)` before the first, then 2, 4, 8, … Nothing runs during a pause.
 *
 *     // a child that ends with 3, the next one with −9, the third with 0
 *     await supervise({ create, limit: 5, pause })
 *     // { restarts: 2, exitCode: 0, gaveUp: false }, after pauses of 1 and 2
 */
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
  // TODO: this does not look at how the child ended; pause and start another one if it crashed
  const child = plan.create();
  child.start();
  await child.join();
  return { restarts: 0, exitCode: child.exitCode, gaveUp: false };
}
