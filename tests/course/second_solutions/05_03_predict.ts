// All but one.
const choices = ["1", "2", "3", "4", "5", "6"] as const;
export const possible = Object.fromEntries(choices.map((n) => [n, n !== "1"])) as Record<
  typeof choices[number],
  boolean
>;
