import type { Demo, Lesson } from "../../course/kit.ts";
import { demo as value } from "./demos/01_value.ts";
import { demo as array } from "./demos/02_array.ts";
import { demo as lostUpdate } from "./demos/03_lost_update.ts";
import { demo as byName } from "./demos/04_by_name.ts";
import { demo as list } from "./demos/05_list.ts";
import { demo as compare } from "./demos/06_compare.ts";

export { exercises } from "./exercises.ts";

export const lesson = {
  id: "05",
  title: "Shared memory",
  summary: "Numbers that several processes see, what gets lost there, and how to prevent it",
  minutes: 120,
  needs: ["01"],
} satisfies Lesson;

/** In the order in which they are shown; each runs from code, too: `await demos.value.run()`. */
export const demos = {
  value,
  array,
  lostUpdate,
  byName,
  list,
  compare,
} satisfies Record<string, Demo>;
