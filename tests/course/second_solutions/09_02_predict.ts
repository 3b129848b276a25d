// By running every order of the answers.

const TOTALS = new Set(
  ["ABC", "ACB", "BAC", "BCA", "CAB", "CBA"].map((order) => {
    let total = 0;
    for (const who of order) total = who === "A" ? 2 : who === "B" ? 3 : total + 4;
    return total;
  }),
);

export const possible: Record<string, boolean> = Object.fromEntries(
  [2, 3, 4, 5, 6, 7, 9].map((total) => [total, TOTALS.has(total)]),
);
