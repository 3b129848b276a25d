import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "04",
  title: "Queues",
  summary: "Hand work from one process to another, and know when to wait and when it is over",
  minutes: 120,
  needs: ["01"],
} satisfies Lesson;
