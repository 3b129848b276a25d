/** Hears what is said on `console.error` from now on, in the place of whoever runs the test. */
export function hearComplaints(hear: (words: string) => void): Disposable {
  const { error } = console;
  console.error = hear;
  return { [Symbol.dispose]: () => void (console.error = error) };
}
