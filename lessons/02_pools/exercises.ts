import type { Exercise } from "../../course/kit.ts";

export const exercises = [] satisfies readonly Exercise[];
