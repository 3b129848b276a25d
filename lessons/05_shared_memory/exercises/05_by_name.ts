/**
 * By name
 *
 * Hand a list of numbers from one program to another one that knows nothing but a name.
 *
 *     const name = leave([2.5, -1])   // in one program
 *     take(name)                      // in another one: [2.5, -1]
 *
 * `leave()` puts the numbers into new shared memory and returns its name. `take()` gets them out, and
 * after it nothing is left: no name, and nobody who has the memory open. There is one number at least,
 * and several lists may be on their way at the same time.
 */
import { SharedMemory } from "interleave/processes";

/** Puts numbers where another program finds them. Returns the name. */
export function leave(numbers: readonly number[]): string {
  // TODO: a byte has no room for these numbers; and who has the memory open when this is over?
  const memory = new SharedMemory({ create: true, size: numbers.length });
  memory.bytes.set(numbers);
  return memory.name;
}

/** Gets the numbers out, and removes the memory. */
export function take(name: string): number[] {
  const memory = new SharedMemory({ name });
  // TODO: the numbers that are in it, and an end to the memory.
  return [...memory.bytes];
}

if (import.meta.main) console.log(take(leave([2.5, -1])));
