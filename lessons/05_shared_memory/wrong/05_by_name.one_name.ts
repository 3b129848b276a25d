// All lists have the same name.

import { SharedMemory } from "interleave/processes";

export function leave(numbers: readonly number[]): string {
  const memory = new SharedMemory({ name: "numbers", create: true, size: 8 * numbers.length });
  new Float64Array(memory.bytes.buffer).set(numbers);
  memory.close();
  return memory.name;
}

export function take(name: string): number[] {
  const memory = new SharedMemory({ name });
  const numbers = [...new Float64Array(memory.bytes.buffer)];
  memory.close();
  memory.unlink();
  return numbers;
}
