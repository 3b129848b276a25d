import { exit } from "interleave/system";

/** Runs in a process of its own. */
export function work(): void {
  exit(7);
}
