import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "09",
  title: "Coroutines",
  summary: "Many tasks on one thread: they give way where they wait, and nowhere else",
  minutes: 120,
  needs: ["00"],
} satisfies Lesson;
