import { assert, assertEquals } from "@std/assert";
import { loadCatalog } from "../../course/catalog.ts";
import { allDemos, topicIds, withDemos } from "../../tools/topics.ts";

const text = await Deno.readTextFile(new URL("../../lessons/README.md", import.meta.url));
const { lessons } = await loadCatalog();
const demos = await allDemos();
const shown = demos.flatMap(({ demo }) => demo.shows);

Deno.test("every topic of the course has a demo that shows it", () => {
  const ids = topicIds(text);
  assert(ids.length >= 80);
  assertEquals(ids.filter((id) => !shown.includes(id)), []);
});

Deno.test("what demos show and exercises practise are topics of the course", () => {
  const practised = lessons.flatMap(({ exercises }) =>
    exercises.flatMap(({ exercise }) => exercise.practises)
  );
  const ids = topicIds(text);
  assertEquals([...new Set([...shown, ...practised])].filter((id) => !ids.includes(id)), []);
});

Deno.test("the table of the topics names the demos as they are", () => {
  assert(text === withDemos(text, demos), "Out of date: run `deno run -A tools/topics.ts`");
});
