/**
 * The programs of the exercise, over the function as it was given and over the learner's.
 *
 * @module
 */
import { type Program, program, type SharedInt } from "interleave/explore";
import { type Box, buy } from "../exercises/04_last_ticket.ts";
// Another address than the one in whose place the learner's file stands.
import { buy as asGiven } from "../exercises/04_last_ticket.ts?given";

interface Shop extends Box {
  readonly sold: SharedInt;
}

export const given: Program<Shop> = sellers(asGiven, 1);
export const yours: Program<Shop> = sellers(buy, 1);
export const enough: Program<Shop> = sellers(buy, 2);

function sellers(buy: (box: Box) => boolean, tickets: number): Program<Shop> {
  const sell = (shop: Shop): void => {
    if (buy(shop)) shop.sold.add(1);
  };
  return program({
    shared: (m) => ({ left: m.int("left", tickets), lock: m.lock("lock"), sold: m.int("sold") }),
    threads: { A: sell, B: sell },
    check({ left, sold }): void {
      if (sold.load() === tickets && left.load() === 0) return;
      const seen = `${sold.load()} sold and ${left.load()} left`;
      throw new Error(`expected ${tickets} sold and 0 left, found ${seen}`);
    },
  });
}
