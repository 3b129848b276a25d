// You will see two lines and a claim that holds.
import { claim, say, span } from "interleave/timeline";
import type { Demo } from "../../../../../../course/kit.ts";

export const demo: Demo = {
  title: "two lines and a claim",
  shows: ["Z1"],
  async run(): Promise<void> {
    using _span = span("speech");
    say("hello");
    await new Promise((done) => setTimeout(done, 5));
    say("goodbye");
    claim("one and one is two", 1 + 1 === 2);
  },
};
