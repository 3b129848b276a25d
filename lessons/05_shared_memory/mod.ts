import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "05",
  title: "Shared memory",
  summary: "Numbers that several processes see, what gets lost there, and how to prevent it",
  minutes: 120,
  needs: ["01"],
} satisfies Lesson;
