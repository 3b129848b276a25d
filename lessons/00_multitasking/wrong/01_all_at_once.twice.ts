// They are all begun, and then begun again to get at what they bring.

/** Something to wait for; it begins when it is called. */
export type Errand = () => Promise<string>;

/** Runs all errands at once, and returns what they bring, in the order of the list. */
export async function runAll(errands: readonly Errand[]): Promise<string[]> {
  for (const errand of errands) errand();
  return await Promise.all(errands.map((errand) => errand()));
}
