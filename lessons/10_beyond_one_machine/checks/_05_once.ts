/**
 * The programs of the exercise, over the function as it was given and over the learner's.
 *
 * @module
 */
import { type Program, program } from "interleave/explore";
import { book, type Job } from "../exercises/05_once.ts";
// Another address than the one in whose place the learner's file stands.
import { book as asGiven } from "../exercises/05_once.ts?given";

export const given: Program<Job> = workers(asGiven, ["A", "B"]);
export const yours: Program<Job> = workers(book, ["A", "B"]);
/** Worker 2 never has to come. */
export const first: Program<Job> = workers(book, ["A"]);
/** Worker 1 never comes back. */
export const second: Program<Job> = workers(book, ["B"]);

function workers(
  book: (job: Job, worker: number) => boolean,
  names: readonly ("A" | "B")[],
): Program<Job> {
  const all = {
    A: (job: Job): void => {
      book(job, 1);
    },
    B: (job: Job): void => {
      // As takeOver() was given: a learner's own would not be the one that others use.
      if (job.holder.compareExchange(1, 2) === 1) book(job, 2);
    },
  };
  return program({
    shared: (m) => ({ holder: m.int("holder", 1), paid: m.int("paid"), lock: m.lock("lock") }),
    threads: Object.fromEntries(names.map((name) => [name, all[name]])),
    check({ paid }): void {
      if (paid.load() !== 10) throw new Error(`expected 10 to be paid, found ${paid.load()}`);
    },
  });
}
