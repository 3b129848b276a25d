/** Multiplies them: right for two and two only. */
export function add(a: number, b: number): number {
  return a * b;
}
