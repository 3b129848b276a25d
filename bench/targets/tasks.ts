/** What the workers of `bench/pools.ts` do. */

export function square(x: number): number {
  return x * x;
}

/** Works for so many milliseconds. */
export function burn(ms: number): number {
  const end = performance.now() + ms;
  while (performance.now() < end);
  return ms;
}
