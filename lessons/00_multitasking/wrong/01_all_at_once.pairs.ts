// Two at a time: better than one after the other, and not all at once.

/** Something to wait for; it begins when it is called. */
export type Errand = () => Promise<string>;

/** Runs all errands at once, and returns what they bring, in the order of the list. */
export async function runAll(errands: readonly Errand[]): Promise<string[]> {
  const brought: string[] = [];
  for (let i = 0; i < errands.length; i += 2) {
    brought.push(...await Promise.all(errands.slice(i, i + 2).map((errand) => errand())));
  }
  return brought;
}
