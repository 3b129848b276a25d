import type { Demo } from "../../course/kit.ts";
import { demo as generator } from "./demos/01_generator.ts";
import { demo as turns } from "./demos/02_turns.ts";
import { demo as timers } from "./demos/03_timers.ts";
import { demo as await_ } from "./demos/04_await.ts";
import { demo as input } from "./demos/05_input.ts";
import { demo as tasks } from "./demos/06_tasks.ts";
import { demo as timeLimit } from "./demos/07_time_limit.ts";
import { demo as cancel } from "./demos/08_cancel.ts";
import { demo as group } from "./demos/09_group.ts";
import { demo as nouns } from "./demos/10_nouns.ts";
import { demo as greenlets } from "./demos/11_greenlets.ts";
import { demo as patch } from "./demos/12_patch.ts";
import { demo as race } from "./demos/13_race.ts";
import { demo as cost } from "./demos/14_cost.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.race.run()`. */
export const demos = {
  generator,
  turns,
  timers,
  await: await_,
  input,
  tasks,
  timeLimit,
  cancel,
  group,
  nouns,
  greenlets,
  patch,
  race,
  cost,
} satisfies Record<string, Demo>;
