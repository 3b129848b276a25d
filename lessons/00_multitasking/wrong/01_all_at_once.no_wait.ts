// All begin, and nobody waits for them: there is nothing to bring yet.

/** Something to wait for; it begins when it is called. */
export type Errand = () => Promise<string>;

/** Runs all errands at once, and returns what they bring, in the order of the list. */
// deno-lint-ignore require-await -- this is the mistake
export async function runAll(errands: readonly Errand[]): Promise<string[]> {
  const brought: string[] = [];
  errands.forEach(async (errand, place) => {
    brought[place] = await errand();
  });
  return brought;
}
