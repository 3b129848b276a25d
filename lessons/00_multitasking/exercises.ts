import type { Exercise } from "../../course/kit.ts";

/** From first steps to a scheduler of one's own. */
export const exercises: readonly Exercise[] = [];
