/**
 * Two writers and a reader; two readers who read together; and a reader who comes when a writer waits.
 *
 * @module
 */
import {
  type Barrier,
  type Condition,
  type Event,
  pause,
  type Program,
  program,
  type SharedInt,
  type Value,
} from "interleave/explore";
import {
  startReading,
  startWriting,
  stopReading,
  stopWriting,
  type Timetable,
} from "../exercises/07_readers_writers.ts";

interface Shared extends Timetable {
  readonly reading: Value;
  readonly writing: Value;
  readonly waiting: Value;
  readonly condition: Condition;
  /** Who is at the timetable, as the check sees it: 1 for each reader, 100 for each writer. */
  readonly inside: SharedInt;
  readonly meeting: Barrier;
  /** That the first reader reads; that the last one may come; that the first one may go. */
  readonly reads: Event;
  readonly come: Event;
  readonly go: Event;
  /** Whether the writer has written. */
  readonly written: SharedInt;
}

const READER = 1;
const WRITER = 100;

export const alone: Program<Shared> = timetable({ writer1: write, writer2: write, reader: read });

export const together: Program<Shared> = timetable({ reader1: meet, reader2: meet });

export const inTurn: Program<Shared> = timetable({
  early(shared): void {
    startReading(shared);
    shared.reads.set();
    shared.go.waitSync();
    stopReading(shared);
  },
  writer(shared): void {
    shared.reads.waitSync();
    startWriting(shared);
    shared.written.store(1);
    stopWriting(shared);
  },
  late(shared): void {
    shared.come.waitSync();
    startReading(shared);
    if (shared.written.load() === 0) {
      throw new Error("a reader came when a writer waited, and did not wait for the writer");
    }
    stopReading(shared);
  },
  door({ come, go }): void {
    untilAllWait(); // the writer, for the early reader
    come.set();
    untilAllWait(); // the late reader, for the writer
    go.set();
  },
});

/** Who pauses and has seen nothing new goes on only when nobody else can. */
function untilAllWait(): void {
  pause(); // forgets what it has done itself
  pause();
}

function read(shared: Shared): void {
  startReading(shared);
  if (shared.inside.add(READER) >= WRITER) {
    throw new Error("somebody reads while another one writes");
  }
  shared.inside.sub(READER);
  stopReading(shared);
}

function write(shared: Shared): void {
  startWriting(shared);
  if (shared.inside.add(WRITER) > 0) throw new Error("a writer is not alone");
  shared.inside.sub(WRITER);
  stopWriting(shared);
}

function meet(shared: Shared): void {
  startReading(shared);
  shared.meeting.waitSync();
  stopReading(shared);
}

function timetable(threads: Program<Shared>["threads"]): Program<Shared> {
  return program({
    shared: (m) => ({
      reading: m.value("reading"),
      writing: m.value("writing"),
      waiting: m.value("waiting"),
      condition: m.condition("condition", m.rlock("lock")),
      inside: m.int("inside"),
      meeting: m.barrier("meeting", 2),
      reads: m.event("reads"),
      come: m.event("come"),
      go: m.event("go"),
      written: m.int("written"),
    }),
    threads,
  });
}
