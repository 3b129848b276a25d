/** Possible is what ends with 3 and has a before 2. */
export const possible = Object.fromEntries(
  ["a b 2 3", "b a 2 3", "a 2 b 3", "b 2 a 3", "a 2 3 b", "2 a b 3"].map((order) =>
    [order, order.endsWith("3") && order.indexOf("a") < order.indexOf("2")] as const
  ),
);
