/**
 * How the words of a lock are used, and how a new lock begins.
 *
 * ```text
 *   0                      1                              2                   3 … 15
 *   owner, see owned_word  levels: how often its owner    1 if deadlocks are  name: its length in bytes,
 *                          has acquired it again (RLock)  looked for          then UTF-8
 * ```
 *
 * @module
 */

import type { Region } from "../memory/memory.ts";
import { readText, textWords, writeText } from "./text_words.ts";

/** Options of a lock. */
export interface LockOptions {
  /**
   * For messages, at most 48 bytes of UTF-8.
   *
   * @default {""}
   */
  readonly name?: string | undefined;
  /**
   * Whether a wait without `timeout` that would never end throws a `DeadlockError`: one where those who
   * could end it wait, in a circle, for the one who waits here, each for a lock of this door with this
   * option. It is taken for granted that who holds a lock is who will release it.
   *
   * Threads that block are seen exactly. The coroutines of a thread count as one, for nobody knows which
   * of them holds what: so where a thread in the circle waits with `acquire()`, the circle must have stood
   * for 100 ms, and a coroutine that holds a lock longer than that, and does something else meanwhile, may
   * be taken for part of a deadlock. Among coroutines of one thread nothing is detected.
   *
   * @default {false, or `true` with `INTERLEAVE_DETECT_DEADLOCK=1` in the environment}
   */
  readonly detectDeadlock?: boolean | undefined;
}

/** Who has it. */
export const OWNER_AT = 0;
/** How often its owner has entered again. */
export const LEVELS_AT = 1;
/** Whether deadlocks are looked for. */
export const DETECTS_AT = 2;
const NAME = 3;
const NAME_BYTES = 48;

/** How many words a lock has. */
export const LOCK_WORDS = NAME + textWords(NAME_BYTES);

/** Begins a new lock. */
export function beginLock(region: Region, options: LockOptions): void {
  const { name = "", detectDeadlock = detectsByDefault() } = options;
  writeText(region, NAME, NAME_BYTES, name);
  if (detectDeadlock) region.cell(DETECTS_AT).store(1);
}

/** The name that the lock was given. */
export function lockName(region: Region): string {
  return readText(region, NAME);
}

let byDefault: boolean | undefined;

function detectsByDefault(): boolean {
  if (byDefault === undefined) {
    const variable = "INTERLEAVE_DETECT_DEADLOCK";
    const { state } = Deno.permissions.querySync({ name: "env", variable });
    byDefault = state === "granted" && Deno.env.get(variable) === "1";
  }
  return byDefault;
}
