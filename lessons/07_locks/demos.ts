import type { Demo } from "../../course/kit.ts";
import { demo as criticalSection } from "./demos/01_critical_section.ts";
import { demo as lock } from "./demos/02_lock.ts";
import { demo as rlock } from "./demos/03_rlock.ts";
import { demo as semaphore } from "./demos/04_semaphore.ts";
import { demo as event } from "./demos/05_event.ts";
import { demo as condition } from "./demos/06_condition.ts";
import { demo as barrier } from "./demos/07_barrier.ts";
import { demo as deadlock } from "./demos/08_deadlock.ts";
import { demo as remedies } from "./demos/09_remedies.ts";
import { demo as philosophers } from "./demos/10_philosophers.ts";
import { demo as readersWriters } from "./demos/11_readers_writers.ts";
import { demo as exploring } from "./demos/12_exploring.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.deadlock.run()`. */
export const demos = {
  criticalSection,
  lock,
  rlock,
  semaphore,
  event,
  condition,
  barrier,
  deadlock,
  remedies,
  philosophers,
  readersWriters,
  exploring,
} satisfies Record<string, Demo>;
