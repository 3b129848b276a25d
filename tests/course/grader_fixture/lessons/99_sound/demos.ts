import type { Demo } from "../../../../../course/kit.ts";
import { demo as speaks } from "./demos/01_speaks.ts";
import { demo as forks } from "./demos/02_forks.ts";

export const demos = { speaks, forks } satisfies Record<string, Demo>;
