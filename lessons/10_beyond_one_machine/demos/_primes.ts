/**
 * The job of these demos: primes, counted in slices. A slice is named by where it begins.
 *
 * @module
 */

/** How many numbers there are in a slice. */
const SLICE = 10_000;

/** Where `count` slices begin. */
export function slices(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n * SLICE);
}

/** How many primes there are in the slice that begins there. */
export function countPrimes(from: number): number {
  let count = 0;
  for (let n = from; n < from + SLICE; n++) if (isPrime(n)) count++;
  return count;
}

/** How many primes there are in all of them. */
export function countAll(slices: readonly number[]): number {
  return sumOf(slices.map(countPrimes));
}

/** The sum of all counts. */
export function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function isPrime(n: number): boolean {
  if (n < 2) return false;
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
}
