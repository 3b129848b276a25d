import { waitAt } from "interleave/checks";
import { span } from "interleave/timeline";

/** Works until the door is open. */
export function work(door: string): void {
  using _span = span("work");
  waitAt(door);
}
