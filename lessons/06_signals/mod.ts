import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "06",
  title: "Signals",
  summary: "Hear what the system and other processes have to say, and end without losing work",
  minutes: 75,
  needs: ["01"],
} satisfies Lesson;
