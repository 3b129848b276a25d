import type { Demo, Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "08",
  title: "Threads",
  summary: "Several flows in one program, on several cores, over one memory",
  minutes: 150,
  needs: ["05", "07"],
} satisfies Lesson;

/** In the order in which they are shown; each runs from code, too: `await demos.thread.run()`. */
export const demos = {} satisfies Record<string, Demo>;
