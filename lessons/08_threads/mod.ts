import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "08",
  title: "Threads",
  summary: "Several flows in one program, on several cores, over one memory",
  minutes: 150,
  needs: ["05", "07"],
} satisfies Lesson;
