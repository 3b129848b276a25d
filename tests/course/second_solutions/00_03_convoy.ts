// A job that is there before keeps the processor until the lorry and all the others have come.
import type { Job } from "interleave/schedulers";

export function convoy(): Job[] {
  const names = ["car", "bicycle", "bus"];
  return [
    { name: "before", arrival: 0, bursts: 2 },
    { name: "lorry", arrival: 1, bursts: 90 },
    ...names.map((name, i) => ({ name, arrival: 2, bursts: (i + 1) / 10 })),
  ];
}
