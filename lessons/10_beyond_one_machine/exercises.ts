import type { Exercise } from "../../course/kit.ts";

/** From a message over a socket to a server that loses no work. */
export const exercises = [] satisfies readonly Exercise[];
