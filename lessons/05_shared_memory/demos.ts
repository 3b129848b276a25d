import type { Demo } from "../../course/kit.ts";
import { demo as value } from "./demos/01_value.ts";
import { demo as array } from "./demos/02_array.ts";
import { demo as lostUpdate } from "./demos/03_lost_update.ts";
import { demo as byName } from "./demos/04_by_name.ts";
import { demo as list } from "./demos/05_list.ts";
import { demo as compare } from "./demos/06_compare.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.value.run()`. */
export const demos = {
  value,
  array,
  lostUpdate,
  byName,
  list,
  compare,
} satisfies Record<string, Demo>;
