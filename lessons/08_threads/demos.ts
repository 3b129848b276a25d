import type { Demo } from "../../course/kit.ts";
import { demo as thread } from "./demos/01_thread.ts";
import { demo as subclass } from "./demos/02_subclass.ts";
import { demo as order } from "./demos/03_order.ts";
import { demo as daemon } from "./demos/04_daemon.ts";
import { demo as timer } from "./demos/05_timer.ts";
import { demo as own } from "./demos/06_own.ts";
import { demo as shared } from "./demos/07_shared.ts";
import { demo as queue } from "./demos/08_queue.ts";
import { demo as compare } from "./demos/09_compare.ts";
import { demo as cores } from "./demos/10_cores.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.thread.run()`. */
export const demos = {
  thread,
  subclass,
  order,
  daemon,
  timer,
  own,
  shared,
  queue,
  compare,
  cores,
} satisfies Record<string, Demo>;
