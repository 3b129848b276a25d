import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "11",
  title: "Capstone",
  summary: "One program of coroutines, processes and threads, each where it belongs",
  minutes: 90,
  needs: ["02", "07", "08", "09"],
} satisfies Lesson;
