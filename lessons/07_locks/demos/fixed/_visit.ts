import { rest } from "interleave/evidence";
import { type Barrier, BrokenBarrierError, type Lock, type Value } from "interleave/threads";
import { span } from "interleave/timeline";

/** Goes in, and waits there for somebody else to come, for so many milliseconds at most. */
export function visit(lock: Lock, meeting: Barrier, patience: number, met: Value<"int32">): void {
  using _held = lock.holdSync();
  using _span = span("inside");
  try {
    meeting.waitSync({ timeout: patience });
    met.add(1);
    rest(50); // so that one can see it in the chart
  } catch (error) {
    if (!(error instanceof BrokenBarrierError)) throw error; // nobody came
  }
}
