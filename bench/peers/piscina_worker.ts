/** The task of `piscina.ts`. */
export default function square(x: number): number {
  return x * x;
}
