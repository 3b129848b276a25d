import type { Demo } from "../../course/kit.ts";
import { demo as fewWorkers } from "./demos/01_few_workers.ts";
import { demo as apply } from "./demos/02_apply.ts";
import { demo as result } from "./demos/03_result.ts";
import { demo as order } from "./demos/04_order.ts";
import { demo as chunks } from "./demos/05_chunks.ts";
import { demo as endless } from "./demos/06_endless.ts";
import { demo as end } from "./demos/07_end.ts";
import { demo as freshWorkers } from "./demos/08_fresh_workers.ts";
import { demo as lostWorker } from "./demos/09_lost_worker.ts";
import { demo as patience } from "./demos/10_patience.ts";
import { demo as futures } from "./demos/11_futures.ts";
import { demo as kinds } from "./demos/12_kinds.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.order.run()`. */
export const demos = {
  fewWorkers,
  apply,
  result,
  order,
  chunks,
  endless,
  end,
  freshWorkers,
  lostWorker,
  patience,
  futures,
  kinds,
} satisfies Record<string, Demo>;
