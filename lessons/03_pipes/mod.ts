import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "03",
  title: "Pipes",
  summary: "Send messages from one process to another, notice when the other one has gone",
  minutes: 100,
  needs: ["01"],
} satisfies Lesson;
