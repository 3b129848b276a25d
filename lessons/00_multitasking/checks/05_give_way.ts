import { assertSame, assertShown, Chance } from "interleave/checks";
import { workOff } from "../exercises/05_give_way.ts";

const chance = new Chance();

/** What was seen of a call of `workOff()`. */
interface Seen {
  /** The number of each piece that was done when the promise was fulfilled. */
  readonly done: readonly number[];
  /** How many pieces were done between two turns of the others, the first stretch first. */
  readonly stretches: readonly number[];
}

/** Others who want a turn: a timer, a message, and what Node calls an immediate. */
class Others implements AsyncDisposable {
  #turns = 0;
  #isOver = false;
  readonly #channel = new MessageChannel();

  constructor() {
    const again = (ask: () => void) => (): void => {
      this.#turns++;
      if (!this.#isOver) ask();
    };
    const timer = again(() => setTimeout(timer));
    const immediate = again(() => setImmediate(immediate));
    const message = again(() => this.#channel.port2.postMessage(null));
    this.#channel.port1.onmessage = message;
    timer();
    immediate();
    message();
    this.#turns = 0;
  }

  get turns(): number {
    return this.#turns;
  }

  /** No more turns; those that were asked for are over when this is. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}

async function watch(count: number, most: number): Promise<Seen> {
  await using others = new Others();
  const done: number[] = [];
  const stretches: number[] = [];
  let turns = -1;
  const pieces = Array.from({ length: count }, (_, piece) => (): void => {
    done.push(piece);
    if (others.turns !== turns) stretches.push(0);
    turns = others.turns;
    stretches[stretches.length - 1]!++;
  });
  await workOff(pieces, most);
  return { done: [...done], stretches };
}

function call(count: number, most: number): string {
  return `workOff() with ${count} pieces, at most ${most} in a row   (seed ${chance.seed})`;
}

Deno.test("all pieces are done when workOff() is, in their order", async () => {
  for (const count of [0, 1, chance.int(20, 40)]) {
    const most = chance.int(3, 7);
    const all = Array.from({ length: count }, (_, piece) => piece);
    assertSame(call(count, most), (await watch(count, most)).done, all);
  }
});

Deno.test("timers and input get a turn after so many pieces at the latest", async () => {
  for (let i = 0; i < 5; i++) {
    const [count, most] = [chance.int(20, 40), chance.int(3, 7)];
    const { stretches } = await watch(count, most);
    assertShown(Math.max(...stretches) <= most, {
      input: call(count, most),
      expected: `at most ${most} pieces before the others have a turn`,
      actual: `pieces done from turn to turn: ${stretches.join(", ")}`,
    });
  }
});

Deno.test("even one piece at a time is possible", async () => {
  const { done, stretches } = await watch(9, 1);
  assertSame(call(9, 1), { pieces: done.length, most: Math.max(...stretches) }, {
    pieces: 9,
    most: 1,
  });
});
