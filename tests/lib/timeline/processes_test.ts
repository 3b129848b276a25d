import { assert, assertEquals, assertFalse, assertMatch } from "@std/assert";
import {
  chromeTrace,
  endLaneOf,
  type Lane,
  lanesOf,
  readTimeline,
  record,
  TIMELINE_VARIABLE,
} from "../../../lib/timeline.ts";
import { child, outputOf, spawnReady } from "./child.ts";

Deno.test("four processes that record 1000 events each at once lose and tear none", async () => {
  using recording = record();
  const children = await Promise.all([1, 2, 3, 4].map(() => spawnReady(child("many_marks"))));
  await Promise.all(children.map((child) => child.stdin.close())); // all go now
  await Promise.all(children.map((child) => child.status));

  const lines = Deno.readTextFileSync(recording.file).split("\n");
  assertEquals(lines.pop(), "");
  for (const line of lines) JSON.parse(line);
  for (const { pid } of children) {
    const marks = recording.events().filter((event) => event.pid === pid && event.kind === "mark");
    const numbers = marks.map((event) => Number(event.text.split(" ")[1]));
    assertEquals(numbers, Array.from({ length: 1000 }, (_, i) => i));
  }
});

Deno.test("a child that is killed inside a span is drawn up to its end", async () => {
  using recording = record();
  const victim = await spawnReady(child("killed_in_span"));
  victim.kill("SIGKILL");
  await victim.stdin.close();
  await victim.status;
  endLaneOf(victim.pid, "victim", "SIGKILL", -9);

  const events = recording.events();
  const lane = lanesOf(events).find((lane) => lane.pid === victim.pid)!;
  assertEquals(lane.end, { text: "SIGKILL", code: -9 });
  assertEquals(lane.spans.map((span) => [span.text, span.until]), [
    ["outer", lane.until],
    ["inner", lane.until],
  ]);
  for (let width = 40; width <= 120; width++) {
    assertMatch(recording.gantt({ width }), /^victim ▕ *░*█*× *▏$/m);
  }
  const slices = chromeTrace(events).traceEvents.filter((event) => event.pid === victim.pid)
    .map(({ ph, name }) => `${ph} ${name}`).filter((slice) => !slice.startsWith("M"));
  assertEquals(slices, ["B victim", "B outer", "B inner", "E inner", "E outer", "E victim"]);
});

Deno.test("a program's lane begins when the system started it and ends with its exit code", async () => {
  for (const code of [undefined, 0, 7]) {
    using recording = record();
    await outputOf(child("exits", { args: code === undefined ? [] : [`${code}`] }));
    const lane = lanesOf(recording.events()).find((lane) => lane.name === "leaver")!;
    assertEquals(lane.end, { text: `exit code ${code ?? 0}`, code: code ?? 0 });
    assert(lane.from < lane.marks[0]!.at && lane.marks[0]!.at <= lane.until);
  }
});

Deno.test("a program that knows nothing of recordings is recorded into the file that is named", async () => {
  const folder = Deno.makeTempDirSync();
  const env = { [TIMELINE_VARIABLE]: `${folder}/events` };
  assertEquals(await outputOf(child("is_recording", { env })), "true");
  const texts = readTimeline(`${folder}/events`).map((event) => event.text);
  assertEquals(texts, ["work", "at work", "work", "exit code 0"]);
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("what cannot be recorded goes on without, silently", async () => {
  const folder = Deno.makeTempDirSync();
  const file = `${folder}/events`;
  const circumstances = {
    "no permissions at all": { flags: [], env: { [TIMELINE_VARIABLE]: file } },
    "may not write": { flags: ["--allow-env"], env: { [TIMELINE_VARIABLE]: file } },
    "may not read the environment": {
      flags: ["--allow-write"],
      env: { [TIMELINE_VARIABLE]: file },
    },
    "no such folder": { env: { [TIMELINE_VARIABLE]: `${folder}/none/events` } },
    "a folder instead of a file": { env: { [TIMELINE_VARIABLE]: folder } },
    "nothing named": { env: { [TIMELINE_VARIABLE]: "" } },
  };
  for (const [circumstance, options] of Object.entries(circumstances)) {
    assertEquals(await outputOf(child("is_recording", options)), "false", circumstance);
  }
  assertEquals([...Deno.readDirSync(folder)], []);
  Deno.removeSync(folder);
});

Deno.test("a recording whose disk is full goes on without, silently", {
  ignore: Deno.build.os !== "linux",
}, async () => {
  const env = { [TIMELINE_VARIABLE]: "/dev/full" };
  assertEquals(await outputOf(child("is_recording", { env })), "false");
});

Deno.test("a really forked child has a lane of its own and leaves its parent's spans alone", {
  ignore: Deno.build.os !== "linux",
}, async () => {
  const flags = ["-A", "--v8-flags=--single-threaded"];
  const lanes: Lane[] = JSON.parse(await outputOf(child("forks", { flags })));
  const parent = lanes[0]!, forked = lanes.find((lane) => lane.name === "forked")!;
  assertFalse(parent.pid === forked.pid);
  assertEquals(parent.spans.map((span) => span.text), ["before the fork"]);
  assertEquals(forked.spans.map((span) => span.text), ["in the child"]);
  assertEquals(forked.marks.map((mark) => mark.text), ["child"]);
  assertEquals(forked.end, { text: "exit code 0", code: 0 });
  assert(parent.spans[0]!.from <= forked.from && forked.until <= parent.spans[0]!.until);
});

Deno.test("the module that every child loads imports nothing", async () => {
  const file = new URL("../../../lib/timeline/recorder.ts", import.meta.url);
  const imports = (await Deno.readTextFile(file)).match(/^(import|export .* from) .*/gm);
  assertEquals(imports, ['import type { TimelineEvent } from "./event.ts";']);
});
