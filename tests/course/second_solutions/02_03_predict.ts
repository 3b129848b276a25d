// Computed: whatever is first, it is not task 3.
type Order = "1 2 3" | "1 3 2" | "2 1 3" | "2 3 1" | "3 1 2" | "3 2 1";

const orders = ["1 2 3", "1 3 2", "2 1 3", "2 3 1", "3 1 2", "3 2 1"] as const;

export const possible = Object.fromEntries(
  orders.map((order) => [order, !order.startsWith("3")]),
) as Record<Order, boolean | null>;
