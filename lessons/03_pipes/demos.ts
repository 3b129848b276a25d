import type { Demo } from "../../course/kit.ts";
import { demo as duplex } from "./demos/01_duplex.ts";
import { demo as oneWay } from "./demos/02_one_way.ts";
import { demo as waiting } from "./demos/03_waiting.ts";
import { demo as end } from "./demos/04_end.ts";
import { demo as pipeline } from "./demos/05_pipeline.ts";
import { demo as full } from "./demos/06_full.ts";
import { demo as nobodyReads } from "./demos/07_nobody_reads.ts";
import { demo as named } from "./demos/08_named.ts";
import { demo as socket } from "./demos/09_socket.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.duplex.run()`. */
export const demos = {
  duplex,
  oneWay,
  waiting,
  end,
  pipeline,
  full,
  nobodyReads,
  named,
  socket,
} satisfies Record<string, Demo>;
