import type { Demo } from "../../course/kit.ts";
import { demo as table } from "./demos/01_table.ts";
import { demo as kill } from "./demos/02_kill.ts";
import { demo as handler } from "./demos/03_handler.ts";
import { demo as alarm } from "./demos/04_alarm.ts";
import { demo as waiting } from "./demos/05_waiting.ts";
import { demo as asynchronous } from "./demos/06_asynchronous.ts";
import { demo as notCounted } from "./demos/07_not_counted.ts";
import { demo as reaping } from "./demos/08_reaping.ts";
import { demo as stop } from "./demos/09_stop.ts";
import { demo as shutdown } from "./demos/10_shutdown.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.alarm.run()`. */
export const demos = {
  table,
  kill,
  handler,
  alarm,
  waiting,
  asynchronous,
  notCounted,
  reaping,
  stop,
  shutdown,
} satisfies Record<string, Demo>;
