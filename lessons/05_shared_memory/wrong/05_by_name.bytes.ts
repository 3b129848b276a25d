// A byte has no room for these numbers.

import { SharedMemory } from "interleave/processes";

export function leave(numbers: readonly number[]): string {
  const memory = new SharedMemory({ create: true, size: numbers.length });
  memory.bytes.set(numbers);
  memory.close();
  return memory.name;
}

export function take(name: string): number[] {
  const memory = new SharedMemory({ name });
  const numbers = [...memory.bytes];
  memory.close();
  memory.unlink();
  return numbers;
}
