// All at once, but who ends first stands first.

/** Something to wait for; it begins when it is called. */
export type Errand = () => Promise<string>;

/** Runs all errands at once, and returns what they bring, in the order of the list. */
export async function runAll(errands: readonly Errand[]): Promise<string[]> {
  const brought: string[] = [];
  await Promise.all(errands.map(async (errand) => brought.push(await errand())));
  return brought;
}
