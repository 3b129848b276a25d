import { assert, assertAlmostEquals, assertEquals, assertFalse, assertThrows } from "@std/assert";
import { InvalidStateError } from "../../../lib/errors.ts";
import {
  chromeTrace,
  endLane,
  gantt,
  isRecording,
  mark,
  nameLane,
  readTimeline,
  record,
  type Recording,
  span,
  TIMELINE_VARIABLE,
} from "../../../lib/timeline.ts";
import { child, outputOf } from "./child.ts";

// These tests hold too when they are themselves recorded, with INTERLEAVE_TIMELINE set.
const outer = Deno.env.get(TIMELINE_VARIABLE);

Deno.test("record() begins a recording, and its disposal ends it and leaves nothing", () => {
  let file: string;
  {
    using recording = record();
    file = recording.file;
    assert(isRecording());
    assertEquals(Deno.env.get(TIMELINE_VARIABLE), file);
  }
  assertEquals(isRecording(), outer !== undefined);
  assertEquals(Deno.env.get(TIMELINE_VARIABLE), outer);
  if (outer === undefined) assertThrows(() => Deno.statSync(file), Deno.errors.NotFound);
});

Deno.test("Recording.events() tells who, what and when, earliest first", () => {
  using recording = record();
  mark("one");
  {
    using _outer = span("outer");
    using _inner = span("inner");
  }
  const events = own(recording);
  assertEquals(events.map(({ kind, text }) => `${kind} ${text}`), [
    "mark one",
    "begin outer",
    "begin inner",
    "finish inner",
    "finish outer",
  ]);
  for (const event of events) {
    assertEquals([event.pid, event.lane], [Deno.pid, "main"]);
    assertAlmostEquals(event.at, Date.now(), 60_000);
  }
  assertEquals(events.toSorted((a, b) => a.at - b.at), events);
});

Deno.test("Recording draws and saves what it has", () => {
  using recording = record();
  mark("one");
  const path = Deno.makeTempFileSync();
  recording.save(path);
  const events = recording.events();
  assertEquals(JSON.parse(Deno.readTextFileSync(path)), chromeTrace(events));
  assertEquals(recording.chromeTrace(), chromeTrace(events));
  assertEquals(recording.gantt({ width: 60 }), gantt(events, { width: 60 }));
  Deno.removeSync(path);
});

Deno.test("Recording refuses to be read after its disposal, and to be disposed twice does nothing", () => {
  const recording = record();
  recording[Symbol.dispose]();
  recording[Symbol.dispose]();
  assertThrows(() => recording.events(), InvalidStateError, "it is disposed");
});

Deno.test("record() inside another shares it: the outer misses nothing", () => {
  using outer = record();
  mark("before");
  {
    using inner = record();
    mark("inside");
    assertEquals(own(inner).map((event) => event.text), ["inside"]);
  }
  assert(isRecording());
  mark("after");
  assertEquals(own(outer).map((event) => event.text), ["before", "inside", "after"]);
});

Deno.test("record() with a file keeps the events there, also inside another recording", () => {
  const file = Deno.makeTempFileSync();
  for (const nested of [false, true]) {
    using _outer = nested ? record() : undefined;
    Deno.writeTextFileSync(file, "from an earlier run\n");
    mark("before");
    {
      using _recording = record({ file });
      mark("kept");
    }
    const texts = readTimeline(file).filter((event) => event.kind === "mark")
      .map((event) => event.text);
    assertEquals(texts, ["kept"]);
  }
  Deno.removeSync(file);
});

Deno.test("record() cannot begin where the file cannot be, and changes nothing then", () => {
  assertThrows(() => record({ file: "/nowhere/at/all" }), Deno.errors.NotFound);
  assertEquals(isRecording(), outer !== undefined);
  assertEquals(Deno.env.get(TIMELINE_VARIABLE), outer);
});

Deno.test("readTimeline() leaves out a line that is not whole", () => {
  const file = Deno.makeTempFileSync();
  const event = {
    at: 1,
    pid: 2,
    lane: "main",
    kind: "mark",
    text: "a line\nbreak, and ✓",
  } as const;
  Deno.writeTextFileSync(file, `${JSON.stringify(event)}\n{"at":2,"pid":`);
  assertEquals(readTimeline(file), [event]);
  Deno.removeSync(file);
});

Deno.test("span() ends once, and records nothing when nothing is recorded", () => {
  if (outer === undefined) {
    assertFalse(isRecording());
    using _span = span("unseen");
  }
  using recording = record();
  const work = span("work");
  work[Symbol.dispose]();
  work[Symbol.dispose]();
  assertEquals(own(recording).map((event) => event.kind), ["begin", "finish"]);
});

Deno.test("nameLane() names what follows, and endLane() ends a lane once", () => {
  using recording = record();
  nameLane("cook");
  mark("boil");
  endLane("went home", 3);
  endLane("went home again");
  nameLane("main");
  const cook = recording.events().filter((event) => event.lane === "cook");
  assertEquals(cook.map(({ kind, text, code }) => [kind, text, code]), [
    ["start", "started", undefined],
    ["mark", "boil", undefined],
    ["end", "went home", 3],
  ]);
});

Deno.test("a program that ends without disposing of its recording leaves no file", async () => {
  for (const how of ["run off the end", "exit", "code"]) {
    const file = await outputOf(
      child("records_itself", { args: [how], env: { [TIMELINE_VARIABLE]: "" } }),
    );
    assert(file.length > 0);
    assertThrows(() => Deno.statSync(file), Deno.errors.NotFound);
  }
});

Deno.test("a child that starts when the recording is over makes no new file", async () => {
  const recording = record();
  const file = recording.file;
  recording[Symbol.dispose]();
  if (outer !== undefined) return;
  const env = { [TIMELINE_VARIABLE]: file };
  assertEquals(await outputOf(child("is_recording", { env })), "false");
  assertThrows(() => Deno.statSync(file), Deno.errors.NotFound);
});

/** What was recorded here after the start. */
function own(recording: Recording): ReturnType<Recording["events"]> {
  return recording.events().filter((event) => event.pid === Deno.pid && event.kind !== "start");
}
