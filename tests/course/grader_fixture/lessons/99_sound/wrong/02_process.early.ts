import { exitNow } from "interleave/system";

exitNow(7);

/** Never runs. */
export function work(): void {}
