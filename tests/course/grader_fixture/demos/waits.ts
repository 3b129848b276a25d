// You will see how waiting for nothing is noticed.
import type { Demo } from "../../../../course/kit.ts";

export const demo: Demo = {
  title: "a wait for nothing",
  shows: ["Z1"],
  async run(): Promise<void> {
    await new Promise(() => {});
  },
};
