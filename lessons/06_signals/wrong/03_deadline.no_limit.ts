// There is no timer: work that never ends is waited for without end.

/** Gives the outcome of `work()`, if there is one within `ms` milliseconds. */
export async function limited<T>(_ms: number, work: () => Promise<T>): Promise<T> {
  return await work();
}
