import { exit } from "interleave/system";

/** Runs in a process of its own. */
export function work(): void {
  // TODO: end with exit code 7
  exit(1);
}
