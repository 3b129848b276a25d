// Begins all of them in a loop, and waits for each in a second loop.
export type Errand = () => Promise<string>;

export async function runAll(errands: readonly Errand[]): Promise<string[]> {
  const underWay: Promise<string>[] = [];
  for (const errand of errands) underWay.push(errand());
  const brought: string[] = [];
  for (const each of underWay) brought.push(await each);
  return brought;
}
