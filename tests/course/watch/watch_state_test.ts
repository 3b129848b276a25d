import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { setColorEnabled } from "@std/fmt/colors";
import type { Outcome, Verdict } from "../../../course/verdict.ts";
import {
  beginWatch,
  stepWatch,
  type WatchEffect,
  type WatchInput,
  type WatchItem,
  type WatchState,
} from "../../../course/watch/watch_state.ts";
import { watchView } from "../../../course/watch/watch_view.ts";

setColorEnabled(false);

const ITEMS = ["one", "two", "three"].map((name, n): WatchItem => ({
  id: `01/${n + 1}`,
  name,
  title: `The exercise ${name}`,
  level: "easy",
  state: "open",
}));
const FILE = { path: "/my/01.ts", shown: "my/01.ts" };
const FRAME = { width: 60, height: 20, link: (_: string, text: string): string => text };

function verdict(outcome: Outcome): Verdict {
  return {
    exercise: "01/1",
    name: "one",
    outcome,
    claims: [{ name: "it counts", outcome: outcome === "passed" ? "passed" : "failed", ms: 1 }],
    waiting: [],
    output: "",
    outputCut: 0,
    ms: 5,
    rerun: "deno task check 01/1",
  };
}

function judged(outcome: Outcome, at = 0): WatchInput {
  const items = ITEMS.map((item, n) =>
    n === at && outcome === "passed" ? { ...item, state: "passed" as const } : item
  );
  return { kind: "verdict", verdict: verdict(outcome), items };
}

/** Feeds keys, given as words, and other inputs; tells the state and all that is to be done. */
function feed(state: WatchState, ...inputs: (string | WatchInput)[]): [WatchState, WatchEffect[]] {
  const all: WatchEffect[] = [];
  for (const input of inputs) {
    const [next, ...effects] = stepWatch(
      state,
      typeof input === "string" ? { kind: "key", key: input } : input,
    );
    state = next;
    all.push(...effects);
  }
  return [state, all];
}

const OPENED: WatchInput = { kind: "opened", file: FILE };
const SAVED: WatchInput = { kind: "saved" };

Deno.test("stepWatch() checks an exercise that was opened, every save of it, and upon r", () => {
  const [state, effects] = feed(beginWatch(ITEMS, 0), OPENED, SAVED, "r");
  assertEquals(effects, ["check", "check", "check"]);
  assertEquals(state.run, { kind: "checking", held: 0 });
});

Deno.test("stepWatch() waits with r and saves until the file is there", () => {
  assertEquals(feed(beginWatch(ITEMS, 0), "r", SAVED)[1], []);
});

Deno.test("stepWatch() stays on an exercise that has passed until the learner says n", () => {
  const [passed, before] = feed(
    beginWatch(ITEMS, 0),
    OPENED,
    judged("passed"),
    SAVED,
    judged("passed"),
  );
  assertEquals([passed.at, before], [0, ["check", "check"]]);
  const [gone, effects] = feed(passed, "n");
  assertEquals([gone.at, effects], [1, ["open"]]);
});

Deno.test("stepWatch() skips what has not passed only upon a second n in a row", () => {
  const failed = feed(beginWatch(ITEMS, 0), OPENED, judged("failed"))[0];
  const [asked] = feed(failed, "n");
  assertEquals(asked.at, 0);
  assertStringIncludes(asked.notice!, "again skips");
  assertEquals(feed(asked, "n")[0].at, 1);
  assertEquals(feed(asked, "x", "n")[0].at, 0);
});

Deno.test("stepWatch() goes on to open ones only, round to the first, and says when there are none", () => {
  const passed = (...done: number[]): WatchItem[] =>
    ITEMS.map((item, n) => done.includes(n) ? { ...item, state: "passed" } : item);
  const last = feed(beginWatch(passed(1, 2), 2), OPENED, {
    ...judged("passed"),
    items: passed(1, 2),
  } as WatchInput)[0];
  assertEquals(feed(last, "n")[0].at, 0);
  const all = feed(beginWatch(passed(0, 1, 2), 2), OPENED, {
    ...judged("passed"),
    items: passed(0, 1, 2),
  } as WatchInput)[0];
  const [end, effects] = feed(all, "n");
  assertEquals([end.at, effects], [2, []]);
  assertStringIncludes(end.notice!, "last one");
});

Deno.test("stepWatch() opens what is chosen from the list, and nothing upon the way back", () => {
  const state = feed(beginWatch(ITEMS, 0), OPENED, judged("failed"))[0];
  const [chosen, effects] = feed(state, "l", "down", "j", "down", "enter");
  assertEquals([chosen.at, chosen.cursor, effects], [2, null, ["open"]]);
  const [back, nothing] = feed(state, "l", "down", "escape");
  assertEquals([back.at, back.cursor, nothing], [0, null, []]);
  assertEquals(feed(state, "l", "up", "enter"), [state, []]);
});

Deno.test("stepWatch() asks for hints, and shows each of them once", () => {
  const hint = (number: number): WatchInput => ({
    kind: "hint",
    hint: { number, of: 3, text: "think" },
  });
  const [state, effects] = feed(beginWatch(ITEMS, 0), "h", hint(2), "h", hint(3), "h", hint(3));
  assertEquals(effects, ["hint", "hint", "hint"]);
  assertEquals(state.hints.map(({ number }) => number), [2, 3]);
});

Deno.test("stepWatch() quits upon q, Ctrl-C and Ctrl-D, from the list as well", () => {
  for (const key of ["q", "ctrl-c", "ctrl-d"]) {
    assertEquals(feed(beginWatch(ITEMS, 0), key)[1], ["quit"]);
    assertEquals(feed(beginWatch(ITEMS, 0), "l", key)[1], ["quit"]);
  }
  assertEquals(feed(beginWatch(ITEMS, 0), "ctrl-z")[1], ["suspend"]);
});

Deno.test("C-08: watchView() shows the exercise, its file, the verdict and every key, r among them", () => {
  const [state] = feed(beginWatch(ITEMS, 0), OPENED, judged("failed"));
  assertEquals(watchView(state, FRAME).split("\n"), [
    " 01/1 one (easy)                                     1 of 3",
    " The exercise one",
    " my/01.ts  checked when you save it",
    ` ${"─".repeat(58)}`,
    " 01/1 one                              FAILED  0 of 1 claim",
    "  ✗ it counts",
    ` ${"─".repeat(58)}`,
    " n next · h hint · l list · r run again · q quit",
  ]);
});

Deno.test("watchView() counts the claims that held while a check runs", () => {
  const claim: WatchInput = { kind: "claim" };
  assertStringIncludes(watchView(feed(beginWatch(ITEMS, 0), OPENED)[0], FRAME), "checking …\n");
  const [state] = feed(beginWatch(ITEMS, 0), OPENED, claim, claim);
  assertStringIncludes(watchView(state, FRAME), "checking …: 2 claims held\n");
});

Deno.test("watchView() keeps the marked exercise of a long list on the screen", () => {
  const many = Array.from({ length: 80 }, (_, n) => ({ ...ITEMS[0]!, id: `01/${n + 1}` }));
  for (const at of [0, 1, 40, 78, 79]) {
    const [state] = feed(beginWatch(many, at), "l");
    const lines = watchView(state, { ...FRAME, width: 40 }).split("\n");
    assert(lines.length <= FRAME.height);
    assertEquals(lines.filter((line) => line.startsWith("▸")).length, 1);
    assertStringIncludes(lines.find((line) => line.startsWith("▸"))!, `01/${at + 1} one`);
    assert(lines.every((line) => [...line].length <= 40));
  }
});
