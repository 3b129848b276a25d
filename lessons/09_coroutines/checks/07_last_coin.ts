import { assertShown } from "interleave/checks";
import { AMOUNT, findOrder, type Name, type Run, runInOrder } from "./_07_last_coin.ts";
import { order, pay } from "../exercises/07_last_coin.ts";
// Another address than the one in whose place the learner's file stands.
import { pay as asGiven } from "../exercises/07_last_coin.ts?given";

/** Enough for one, for both, for nobody. */
const [ONE, BOTH, NOBODY] = [50, 2 * AMOUNT, AMOUNT - 10];

/** Whether so many could pay, and the account fits. */
function isRight(payers: number, start: number): (run: Run) => boolean {
  return ({ outcomes, balance }) => {
    const paid = [outcomes.A, outcomes.B].filter((each) => each === true).length;
    const refused = [outcomes.A, outcomes.B].filter((each) => each === false).length;
    return paid === payers && refused === 2 - payers && balance === start - payers * AMOUNT;
  };
}

function inWords({ steps, outcomes, balance }: Run): string {
  const ends = (["A", "B"] as const).map((who) => `${who} ${ending(outcomes[who])}`);
  return [...steps, `${ends.join(", ")}; ${balance} is left`].join("\n");
}

function ending(outcome: boolean | string | undefined): string {
  if (outcome === undefined) return "waits for ever";
  if (typeof outcome === "string") return `throws ${outcome}`;
  return outcome ? "has paid" : "could not pay";
}

function call(order: readonly Name[], start: number): string {
  return `A and B pay ${AMOUNT} each from ${start}, in the order ${order.join(" ") || "(empty)"}`;
}

/** States that in every order so many can pay. */
async function assertEveryOrder(start: number, payers: number, expected: string): Promise<void> {
  const holds = isRight(payers, start);
  const bad = await findOrder(pay, start, (run) => !holds(run));
  const actual = bad === undefined ? "" : inWords(bad);
  assertShown(bad === undefined, { input: call(bad?.order ?? [], start), expected, actual });
}

Deno.test("the order breaks pay() as it was given", async () => {
  const run = await runInOrder(asGiven, ONE, order);
  assertShown(order.length > 0 && !isRight(1, ONE)(run), {
    input: call(order, ONE),
    expected: "both pay, or the account does not fit",
    actual: order.length > 0 ? inWords(run) : "nobody's turn",
  });
});

Deno.test("the same order does not break your pay()", async () => {
  const run = await runInOrder(pay, ONE, order);
  assertShown(isRight(1, ONE)(run), {
    input: call(order, ONE),
    expected: `one has paid, the other one could not; ${ONE - AMOUNT} is left`,
    actual: inWords(run),
  });
});

Deno.test("and no other order does", async () => {
  await assertEveryOrder(ONE, 1, `one has paid, the other one could not; ${ONE - AMOUNT} is left`);
});

Deno.test("if there is enough, both pay", async () => {
  await assertEveryOrder(BOTH, 2, "both have paid; 0 is left");
});

Deno.test("who cannot pay holds nobody up", async () => {
  await assertEveryOrder(NOBODY, 0, `neither could pay; ${NOBODY} is left`);
});
