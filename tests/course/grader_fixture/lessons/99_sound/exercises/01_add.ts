/** Adds two numbers. */
export function add(_a: number, _b: number): number {
  // TODO: return their sum
  return 0;
}
