/**
 * A pipeline of one stage and more numbers than may be on their way, for every schedule.
 *
 * @module
 */
import { type Program, program, type Queue, type SharedInt } from "interleave/explore";
import { END, feed, stage } from "../exercises/07_pipeline.ts";

interface Shared {
  readonly line: Queue;
  readonly done: Queue;
  /** How many were drawn, and have not been through the step. */
  readonly onTheirWay: SharedInt;
}

const ROOM = 1;
/** One in the hand of whoever feeds, one in the line, one in the stage. */
const MOST = ROOM + 2;
const COUNT = MOST + 1;
const PLUS = 10;

export const oneStage: Program<Shared> = program({
  shared: (m) => ({
    line: m.queue("line", ROOM),
    done: m.queue("done"),
    onTheirWay: m.int("onTheirWay"),
  }),
  threads: {
    main({ line, done, onTheirWay }): void {
      feed(drawn(onTheirWay), line);
      for (let n = 0; n < COUNT; n++) expect(done.getSync(), n + PLUS);
      expect(done.getSync(), END);
    },
    wash({ line, done, onTheirWay }): void {
      stage(line, done, (number) => {
        onTheirWay.add(-1);
        return number + PLUS;
      });
    },
  },
});

function* drawn(onTheirWay: SharedInt): Generator<number, void> {
  for (let n = 0; n < COUNT; n++) {
    const now = onTheirWay.add(1) + 1;
    if (now > MOST) throw new Error(`expected at most ${MOST} numbers on their way, found ${now}`);
    yield n;
  }
}

function expect(found: number, expected: number): void {
  if (found === expected) return;
  const inWords = (number: number): string => number === END ? "END" : `the result ${number}`;
  throw new Error(`expected ${inWords(expected)}, found ${inWords(found)}`);
}
