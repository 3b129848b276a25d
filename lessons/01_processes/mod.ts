import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "01",
  title: "Processes",
  summary: "Start processes, tell them apart, wait for them, and leave none behind",
  minutes: 120,
  needs: [],
} satisfies Lesson;
