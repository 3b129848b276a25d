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
  // Without a name of our own each memory gets a new one, and no two lists meet.
  const memory = new SharedMemory({ create: true, size: 8 * numbers.length });
  new Float64Array(memory.bytes.buffer).set(numbers);
  // Closed, not disposed of: that would unlink it as well, before anybody has found it.
  memory.close();
  return memory.name;
}

/** Gets the numbers out, and removes the memory. */
export function take(name: string): number[] {
  const memory = new SharedMemory({ name });
  // A copy: a view of the memory is empty after close().
  const numbers = [...new Float64Array(memory.bytes.buffer)];
  memory.close();
  // close() is about this process, unlink() about all.
  memory.unlink();
  return numbers;
}

if (import.meta.main) console.log(take(leave([2.5, -1])));
