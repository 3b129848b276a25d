/** Orders, as the child gets them. */
export interface Marked<Orders> {
  readonly orders: Orders;
  /** Stands in front of the answer: what no program prints by chance. */
  readonly mark: string;
}

/** What the child answers: one of these. */
export interface Answer<A> {
  readonly answer?: A;
  readonly error?: { readonly name: string; readonly message: string; readonly stack: string };
}

/**
 * In the child: obeys, and writes the answer as one line. The parent then kills this process: its
 * workers may not end on their own.
 */
export async function answerParent<Orders, A>(
  obey: (orders: Orders) => Promise<A>,
): Promise<void> {
  const { orders, mark }: Marked<Orders> = JSON.parse(Deno.args[0]!);
  const answer = await obey(orders).then((answer): Answer<A> => ({ answer }), refusal);
  console.log(`\n${mark}${JSON.stringify(answer)}`);
}

function refusal(thrown: unknown): Answer<never> {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { error: { name: error.name, message: error.message, stack: error.stack ?? "" } };
}
