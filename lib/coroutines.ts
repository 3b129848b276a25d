/**
 * Coroutines: functions that take turns on one thread and switch only where they wait.
 *
 * @module
 */

export { sleep, type SleepOptions } from "./coroutines/sleep.ts";
