import type { Lesson } from "../../course/kit.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "10",
  title: "Beyond one machine",
  summary: "Sockets, keys, remote queues and a task engine, and what happens when one of them dies",
  minutes: 150,
  needs: ["02", "03", "04", "05", "09"],
} satisfies Lesson;
