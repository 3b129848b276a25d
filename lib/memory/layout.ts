/**
 * How the first words of an arena are used, by word number.
 *
 * ```text
 *      0  1 · 2      3     4      5            6             7            8 … 39  40 … 71      1024 … 2047
 *   mark  identity  next  latch  last thread  thread names  waits latch  bells   free blocks  interest
 *
 *   2048 … 6143     6144 … 8191  8192 … 12287    12288 … 16383      16384 … 20479
 *   living threads  waits        thread records  cancelled threads  claims
 * ```
 *
 * @module
 */

/** Always `MARK`, so that something else that was mapped by mistake is noticed. */
export const MARK_AT = 0;
/** "ilv1". */
export const MARK = 0x696c7631;
/** Two random words that tell this arena from others. */
export const IDENTITY_AT = 1;
/** The number of the first word that was never reserved. Written under the latch. */
export const NEXT_AT = 3;
/** Guards `NEXT_AT` and the lists of free blocks. */
export const LATCH_AT = 4;
/** The highest number that a thread was given; only where threads are numbered by us. */
export const LAST_THREAD_AT = 5;
/** How many threads have been given a number in their name. */
export const THREAD_NAMES_AT = 6;
/** Guards the look for a circle among `WAITS_AT`. */
export const WAITS_LATCH_AT = 7;
/** Words on which threads sleep that have waiting coroutines: see `parking.ts`. */
export const BELLS_AT = 8;
/** How many bells there are; thread `n` has the bell `n % BELLS`. */
export const BELLS = 32;
/** The first free block of 2ⁿ words, for each n; 0 for none. Written under the latch. */
export const FREE_AT = 40;
/** For each group of cells, the bells to ring when one of them changes: a set of 32 bits. */
export const INTEREST_AT = 1024;
/** How many groups; cell `i` is in group `i % GROUPS`. */
export const GROUPS = 1024;
/**
 * The number of a thread at `number % THREADS`, 0 when it has ended. In mapped memory: of the main thread
 * of a process, 0 when that has ended by itself.
 */
export const THREADS_AT = 2048;
/** How many threads may live at a time. */
export const THREADS = 4096;
/** Who waits for what, for the detection of deadlocks: pairs of a thread and the cell that it waits for. */
export const WAITS_AT = 6144;
/** How many threads may be seen to wait at a time. */
export const WAITS = 1024;
/** For each of `THREADS_AT`, where its record lies (see thread_table.ts); 0 for none. */
export const RECORDS_AT = 8192;
/** The number of a thread that was asked to end, at `number % THREADS`. */
export const CANCELLED_AT = 12288;
/** Who starts a thread, at `number % THREADS`: its number while that is open, the same below 0 once taken. */
export const CLAIMS_AT = 16384;
/** Where blocks begin. */
export const HEADER_WORDS = 20480;
