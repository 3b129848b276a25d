import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "02",
  title: "Pools",
  summary: "A few workers that do many tasks: handed out, collected, and lost without harm",
  minutes: 120,
  needs: ["01"],
} satisfies Lesson;
