import type { Exercise } from "../../course/kit.ts";

/** In the order in which they are solved. */
export const exercises = [] satisfies Exercise[];
