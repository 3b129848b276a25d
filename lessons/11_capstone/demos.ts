import type { Demo } from "../../course/kit.ts";
import { demo as which } from "./demos/01_which.ts";

/** In the order in which they are shown. */
export const demos = { which } satisfies Record<string, Demo>;
