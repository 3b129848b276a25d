/**
 * All at once
 *
 * An errand is something one mostly waits for: a parcel, a web page, a file. Run all errands, and do
 * not wait for one before the others have begun. Return what they bring, in the order of the list.
 *
 *     await runAll([rice, soup, tea])   // ["rice", "soup", "tea"], and all three were under way at once
 *
 * The check has errands that do not end before all of them have begun. So whoever waits for the first
 * one first waits for ever.
 */

/** Something to wait for; it begins when it is called. */
export type Errand = () => Promise<string>;

/** Runs all errands at once, and returns what they bring, in the order of the list. */
export async function runAll(errands: readonly Errand[]): Promise<string[]> {
  const brought: string[] = [];
  for (const errand of errands) {
    // TODO: the next errand begins when this one has ended; get them all going first
    brought.push(await errand());
  }
  return brought;
}

if (import.meta.main) {
  const errand = (what: string, ms: number): Errand => async () => {
    console.log(`${what} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    console.log(`${what} is there`);
    return what;
  };
  console.log(await runAll([errand("rice", 300), errand("soup", 200), errand("tea", 100)]));
}
