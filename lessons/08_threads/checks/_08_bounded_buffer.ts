/**
 * Threads that put and get, for every schedule.
 *
 * @module
 */
import { type Memory, type Program, program, type SharedInt } from "interleave/explore";
import { type Buffer, get, put, SLOTS } from "../exercises/08_bounded_buffer.ts";

interface Shared extends Buffer {
  readonly got: SharedInt[];
}

/** One puts three, one gets three; there is room for two. */
export const inOrder: Program<Shared> = program({
  shared: (m) => shared(m, { room: 2, items: 3 }),
  threads: {
    P: (s) => putAll(s, 3, 4, 5),
    C: (s) => getInto(s, 0, 1, 2),
  },
  check: (s) => expectItems([3, 4, 5], itemsOf(s)),
});

/** One puts two, one gets two; there is room for one, so that each may have to wait for the other. */
export const inTurn: Program<Shared> = program({
  shared: (m) => shared(m, { room: 1, items: 2 }),
  threads: {
    P: (s) => putAll(s, 3, 4),
    C: (s) => getInto(s, 0, 1),
  },
  check: (s) => expectItems([3, 4], itemsOf(s)),
});

/** One puts two and another one, a third gets all; there is room for one. */
export const twoPut: Program<Shared> = program({
  shared: (m) => shared(m, { room: 1, items: 3 }),
  threads: {
    P: (s) => putAll(s, 3, 4),
    Q: (s) => putAll(s, 5),
    C: (s) => getInto(s, 0, 1, 2),
  },
  check: (s) => expectItems([3, 4, 5], itemsOf(s).toSorted()),
});

/** One puts two, two others get one each; there is room for one. */
export const twoGet: Program<Shared> = program({
  shared: (m) => shared(m, { room: 1, items: 2 }),
  threads: {
    P: (s) => putAll(s, 3, 4),
    C: (s) => getInto(s, 0),
    D: (s) => getInto(s, 1),
  },
  check: (s) => expectItems([3, 4], itemsOf(s).toSorted()),
});

function shared(m: Memory, { room, items }: { room: number; items: number }): Shared {
  return { words: m.memory("word", SLOTS + room), lock: m.lock("lock"), got: m.ints("got", items) };
}

function putAll(s: Shared, ...items: readonly number[]): void {
  for (const item of items) put(s, item);
}

function getInto(s: Shared, ...places: readonly number[]): void {
  for (const place of places) s.got[place]!.store(get(s));
}

function itemsOf({ got }: Shared): number[] {
  return got.map((each) => each.load());
}

function expectItems(expected: readonly number[], found: readonly number[]): void {
  if (found.join() === expected.join()) return;
  throw new Error(`expected the items ${expected.join(", ")}, found ${found.join(", ")}`);
}
