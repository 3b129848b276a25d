import type { Demo } from "../../kit.ts";
import { demo as overlap } from "./demos/01_overlap.ts";

/** In the order in which they are shown. */
export const demos = { overlap } satisfies Record<string, Demo>;
