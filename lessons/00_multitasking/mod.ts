import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "00",
  title: "Multitasking",
  summary:
    "What a process is, how many of them share a processor, and who decides whose turn it is",
  minutes: 120,
  needs: [],
} satisfies Lesson;
