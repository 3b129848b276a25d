// You will see a claim that does not hold.
import { claim } from "interleave/timeline";
import type { Demo } from "../../../../course/kit.ts";

export const demo: Demo = {
  title: "a claim that does not hold",
  shows: ["Z1"],
  run(): void {
    claim("one and one is three", false, 2);
  },
};
