// Unordered is taken for: everything can happen.

export const possible: Record<
  "1 2 3" | "1 3 2" | "2 1 3" | "2 3 1" | "3 1 2" | "3 2 1",
  boolean | null
> = {
  "1 2 3": true,
  "1 3 2": true,
  "2 1 3": true,
  "2 3 1": true,
  "3 1 2": true,
  "3 2 1": true,
};
