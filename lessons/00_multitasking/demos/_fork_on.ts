import { fork, setAffinity } from "interleave/system";

/** Starts a process that does `work` on one processor, and then ends. Returns its number. */
export function forkOn(processor: number, work: () => void): number {
  return fork(() => {
    setAffinity([processor]);
    work();
  });
}
