/**
 * Two threads and three that take the lock, and one that waits for a lock that nobody gives back.
 *
 * @module
 */
import { type Program, program, type SharedInt } from "interleave/explore";
import { acquire, release, type Words } from "../exercises/08_own_lock.ts";

interface Shared {
  readonly words: Words;
  readonly inside: SharedInt;
}

export const two: Program<Shared> = threads({ A: useTwice, B: use });
export const three: Program<Shared> = threads({ A: use, B: use, C: use });
export const kept: Program<Shared> = threads({ A: ({ words }) => acquire(words), B: use });
export const busy: Program<Shared> = threads({ A: useOften, B: useOften });

function use({ words, inside }: Shared): void {
  acquire(words);
  const others = inside.add(1);
  if (others > 0) throw new Error(`expected 1 to have the lock, found ${others + 1}`);
  inside.sub(1);
  release(words);
}

function useTwice(shared: Shared): void {
  use(shared);
  use(shared);
}

function useOften(shared: Shared): void {
  for (let n = 0; n < 200; n++) use(shared);
}

function threads(threads: Program<Shared>["threads"]): Program<Shared> {
  return program({
    shared: (m) => ({ words: m.memory("words", 2), inside: m.int("inside") }),
    threads,
  });
}
