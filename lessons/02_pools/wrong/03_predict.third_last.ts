// Whoever begins last is last.

export const possible: Record<
  "1 2 3" | "1 3 2" | "2 1 3" | "2 3 1" | "3 1 2" | "3 2 1",
  boolean | null
> = {
  "1 2 3": true,
  "1 3 2": false,
  "2 1 3": true,
  "2 3 1": false,
  "3 1 2": false,
  "3 2 1": false,
};
