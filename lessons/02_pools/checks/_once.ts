/** Calls `action` at the first time, and gives its outcome ever after: several claims look at one run. */
export function once<T>(action: () => Promise<T>): () => Promise<T> {
  let outcome: Promise<T> | undefined;
  return () => outcome ??= action();
}
