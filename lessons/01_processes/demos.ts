import type { Demo } from "../../course/kit.ts";
import { demo as fork } from "./demos/01_fork.ts";
import { demo as whoFirst } from "./demos/02_who_first.ts";
import { demo as twoForks } from "./demos/03_two_forks.ts";
import { demo as pids } from "./demos/04_pids.ts";
import { demo as exit } from "./demos/05_exit.ts";
import { demo as orphan } from "./demos/06_orphan.ts";
import { demo as zombie } from "./demos/07_zombie.ts";
import { demo as wait } from "./demos/08_wait.ts";
import { demo as doubleFork } from "./demos/09_double_fork.ts";
import { demo as states } from "./demos/10_states.ts";
import { demo as priority } from "./demos/11_priority.ts";
import { demo as process } from "./demos/12_process.ts";
import { demo as subclass } from "./demos/13_subclass.ts";
import { demo as family } from "./demos/14_family.ts";
import { demo as notShared } from "./demos/15_not_shared.ts";
import { demo as mainWaits } from "./demos/16_main_waits.ts";
import { demo as daemon } from "./demos/17_daemon.ts";
import { demo as terminate } from "./demos/18_terminate.ts";
import { demo as cost } from "./demos/19_cost.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.zombie.run()`. */
export const demos = {
  fork,
  whoFirst,
  twoForks,
  pids,
  exit,
  orphan,
  zombie,
  wait,
  doubleFork,
  states,
  priority,
  process,
  subclass,
  family,
  notShared,
  mainWaits,
  daemon,
  terminate,
  cost,
} satisfies Record<string, Demo>;
