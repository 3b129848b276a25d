import type { Demo } from "../../course/kit.ts";
import { demo as fifo } from "./demos/01_fifo.ts";
import { demo as fullAndEmpty } from "./demos/02_full_and_empty.ts";
import { demo as downloader } from "./demos/03_downloader.ts";
import { demo as closed } from "./demos/04_closed.ts";
import { demo as backpressure } from "./demos/05_backpressure.ts";
import { demo as kinds } from "./demos/06_kinds.ts";
import { demo as joinable } from "./demos/07_joinable.ts";
import { demo as manager } from "./demos/08_manager.ts";
import { demo as steps } from "./demos/09_steps.ts";
import { demo as authkey } from "./demos/10_authkey.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.fifo.run()`. */
export const demos = {
  fifo,
  fullAndEmpty,
  downloader,
  closed,
  backpressure,
  kinds,
  joinable,
  manager,
  steps,
  authkey,
} satisfies Record<string, Demo>;
