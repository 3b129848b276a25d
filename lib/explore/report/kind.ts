import { Status, type StatusCode } from "../model/state.ts";

/** How an exploration, or one schedule, came out. */
export type Kind =
  | "ok"
  | "check-failed"
  | "invariant-failed"
  | "exception"
  | "deadlock"
  | "livelock"
  | "too-long"
  | "hang"
  | "nondeterministic"
  | "misuse"
  | "data-race";

const kinds: Readonly<Partial<Record<StatusCode, Kind>>> = {
  [Status.ok]: "ok",
  [Status.checkFailed]: "check-failed",
  [Status.invariantFailed]: "invariant-failed",
  [Status.exception]: "exception",
  [Status.deadlock]: "deadlock",
  [Status.livelock]: "livelock",
  [Status.tooLong]: "too-long",
  [Status.hang]: "hang",
  [Status.diverged]: "nondeterministic",
  [Status.misuse]: "misuse",
  [Status.dataRace]: "data-race",
};

/** The kind of a run that ended with this status. */
export function kindOf(status: StatusCode): Kind {
  return kinds[status] ?? "ok";
}
