/**
 * Three that meet once, and two that meet again.
 *
 * @module
 */
import {
  type Condition,
  type Program,
  program,
  type SharedInt,
  type Value,
} from "interleave/explore";
import { meet } from "../exercises/06_rounds.ts";

interface Shared {
  readonly arrived: Value;
  readonly round: Value;
  readonly condition: Condition;
  /** How many have come to each round. */
  readonly came: SharedInt[];
}

export const once: Program<Shared> = meetings(["A", "B", "C"], 1);
export const again: Program<Shared> = meetings(["A", "B"], 2);

function meetings(names: readonly string[], rounds: number): Program<Shared> {
  const parties = names.length;
  const take = ({ arrived, round, condition, came }: Shared): void => {
    for (let n = 0; n < rounds; n++) {
      came[n]!.add(1);
      meet({ parties, arrived, round, condition });
      const there = came[n]!.load();
      if (there < parties) {
        throw new Error(
          `expected ${parties} in round ${n + 1} before anybody goes on, found ${there}`,
        );
      }
    }
  };
  return program({
    shared: (m) => ({
      arrived: m.value("arrived"),
      round: m.value("round"),
      condition: m.condition("condition", m.rlock("lock")),
      came: m.ints("came", rounds),
    }),
    threads: Object.fromEntries(names.map((name) => [name, take])),
  });
}
