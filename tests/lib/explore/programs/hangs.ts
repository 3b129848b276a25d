/** A thread that waits for what nobody does. */
import { program } from "interleave/explore";

export const waitsForNobody = program({
  shared: (m) => ({ ready: m.event("ready") }),
  threads: { A: (s) => void s.ready.waitSync() },
});
