import type { RunLimits } from "../engines/runner.ts";
import type { Failure } from "../search/search.ts";
import type { ReportPart } from "./report.ts";
import type { Trace } from "./trace.ts";

/**
 * Says what was explored and what came of it; never that a program is correct.
 *
 * @param failure The failure that the trace tells.
 * @param within The limits of the runs, if without them there might have been more to explore.
 */
export function summaryOf(
  parts: readonly ReportPart[],
  trace: Trace | undefined,
  seed: number,
  failure: Failure | undefined,
  within: Pick<RunLimits, "timeouts" | "spurious"> | undefined,
): string {
  if (parts.length === 0) return "Nothing explored.";
  if (trace === undefined) return `${clean(parts, seed)}${limitsOf(within)}.`;
  const who = trace.failedThread === null ? "" : `thread ${trace.failedThread}: `;
  switch (trace.kind) {
    case "misuse":
    case "hang":
      return `Cannot explore ${trace.title}: ${who}${trace.message}.`;
    case "nondeterministic":
      return `Cannot explore ${trace.title}: it does not do the same thing twice.`;
    case "data-race":
      return `${clean(parts, seed)}${
        limitsOf(within)
      }; but there is a data race: ${trace.message}.`;
    default:
      return found(parts, trace, failure!);
  }
}

function found(parts: readonly ReportPart[], trace: Trace, failure: Failure): string {
  const part = parts.at(-1)!;
  const total = parts.slice(0, -1).reduce((sum, { schedules }) => sum + schedules, 0) +
    failure.found;
  const minimal = part.how === "bounded" && parts.slice(0, -1).every(({ complete }) => complete) &&
    part.bound === trace.preemptions;
  const fewer = minimal && trace.preemptions > 0 ? ", and none with fewer fails" : "";
  return `${nounOf(trace)} after ${counted(total, "schedule")}: this one has ${
    counted(trace.preemptions, "preemption")
  }${fewer}.`;
}

function nounOf({ kind, message }: Trace): string {
  switch (kind) {
    case "deadlock":
      return "Deadlock";
    case "livelock":
      return "Livelock";
    case "too-long":
      return "A schedule without an end";
    default:
      return `Failed (${message})`;
  }
}

function clean(parts: readonly ReportPart[], seed: number): string {
  const said: string[] = [];
  const exhaustive = parts.find(({ how }) => how === "exhaustive");
  if (exhaustive?.complete) {
    return `No schedule fails: ${
      counted(exhaustive.schedules, "schedule")
    } stand for all there are`;
  }
  const bounded = parts.findLast(({ how, complete }) => how === "bounded" && complete);
  if (bounded !== undefined) {
    said.push(
      `all ${bounded.schedules} schedules with at most ${counted(bounded.bound!, "preemption")}`,
    );
  }
  for (const { how, bound, schedules, complete } of parts) {
    if (complete || schedules === 0) continue;
    if (how === "random") said.push(`${schedules} at random (seed ${seed})`);
    else if (how === "bounded") {
      said.push(`${schedules} of those with at most ${counted(bound!, "preemption")}`);
    } else said.push(`${schedules} without a bound`);
  }
  return `No explored schedule fails: ${said.join(", ")}. There are more`;
}

/** What the runs were limited to, if that has cut something off. */
function limitsOf(within: Pick<RunLimits, "timeouts" | "spurious"> | undefined): string {
  if (within === undefined) return "";
  const { timeouts, spurious } = within;
  const limits = [
    counted(timeouts, "time-out"),
    ...(spurious > 0 ? [counted(spurious, "spurious wake-up")] : []),
  ];
  return `; a thread had at most ${limits.join(" and ")} while others could go on`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
