import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "07",
  title: "Locks",
  summary: "Keep each other out, wait for each other, and never for ever",
  minutes: 150,
  needs: ["05"],
} satisfies Lesson;
