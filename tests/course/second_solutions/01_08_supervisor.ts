// Calls itself for each restart instead of going round a loop, and keeps the pause in a variable.
import type { Process } from "interleave/processes";

export interface Plan {
  readonly create: () => Process;
  readonly limit: number;
  readonly pause: (units: number) => Promise<void>;
}

export interface Report {
  readonly restarts: number;
  readonly exitCode: number | null;
  readonly gaveUp: boolean;
}

export async function supervise(plan: Plan): Promise<Report> {
  return await attempt(plan, 0, 1);
}

async function attempt(plan: Plan, restarts: number, units: number): Promise<Report> {
  const exitCode = await runOnce(plan.create());
  const crashed = exitCode !== 0;
  if (!crashed || restarts >= plan.limit) return { restarts, exitCode, gaveUp: crashed };
  await plan.pause(units);
  return await attempt(plan, restarts + 1, units * 2);
}

async function runOnce(child: Process): Promise<number | null> {
  await using running = child;
  running.start();
  await running.join();
  return running.exitCode;
}
