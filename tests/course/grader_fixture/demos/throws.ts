// You will see an error that nobody expected.
import type { Demo } from "../../../../course/kit.ts";

export const demo: Demo = {
  title: "an error",
  shows: ["Z1"],
  run(): void {
    throw new RangeError("out of milk");
  },
};
