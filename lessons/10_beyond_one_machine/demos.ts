import type { Demo } from "../../course/kit.ts";
import { demo as echo } from "./demos/01_echo.ts";
import { demo as stream } from "./demos/02_stream.ts";
import { demo as workServer } from "./demos/03_work_server.ts";
import { demo as key } from "./demos/04_key.ts";
import { demo as remoteQueue } from "./demos/05_remote_queue.ts";
import { demo as lostJob } from "./demos/06_lost_job.ts";
import { demo as silence } from "./demos/07_silence.ts";
import { demo as engine } from "./demos/08_engine.ts";
import { demo as workerKilled } from "./demos/09_worker_killed.ts";
import { demo as serverKilled } from "./demos/10_server_killed.ts";

/** In the order in which they are shown; each runs from code, too: `await demos.echo.run()`. */
export const demos = {
  echo,
  stream,
  workServer,
  key,
  remoteQueue,
  lostJob,
  silence,
  engine,
  workerKilled,
  serverKilled,
} satisfies Record<string, Demo>;
