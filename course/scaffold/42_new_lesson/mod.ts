import type { Lesson } from "../../kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "42",
  title: "New lesson",
  summary: "TODO: what it teaches, in one sentence",
  minutes: 30,
  needs: [],
} satisfies Lesson;
