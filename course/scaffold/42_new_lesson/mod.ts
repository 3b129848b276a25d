import type { Demo, Lesson } from "../../kit.ts";
import { demo as overlap } from "./demos/01_overlap.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "42",
  title: "New lesson",
  summary: "TODO: what it teaches, in one sentence",
  minutes: 30,
  needs: [],
} satisfies Lesson;

/** In the order in which they are shown. */
export const demos = { overlap } satisfies Record<string, Demo>;
