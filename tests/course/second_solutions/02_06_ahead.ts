// An iterator by hand, and results that carry their errors.

export type Work = (item: number) => Promise<number>;

type Outcome = { readonly value: number } | { readonly error: unknown };

export function root(number: number): number {
  return Math.sqrt(number);
}

export async function* imapAhead(
  source: Iterable<number>,
  ahead: number,
  work: Work,
): AsyncGenerator<number, void> {
  const items = source[Symbol.iterator]();
  const outcomes: Promise<Outcome>[] = [];
  const fill = (): void => {
    while (outcomes.length < ahead) {
      const { done, value } = items.next();
      if (done) return;
      outcomes.push(work(value).then((value) => ({ value }), (error) => ({ error })));
    }
  };
  try {
    for (;;) {
      fill();
      const outcome = await outcomes.shift();
      if (outcome === undefined) return;
      if ("error" in outcome) throw outcome.error;
      fill();
      yield outcome.value;
    }
  } finally {
    items.return?.();
  }
}
