import { assertEquals } from "@std/assert";
import { type Entry, Journal } from "../../../course/classroom/journal.ts";
import type { GradedExercise } from "../../../course/grade.ts";

const graded = { exercise: "01/1", points: 3, maxPoints: 3 } as GradedExercise;

function entry(submission: string, key = "k"): Entry {
  return { submission, exercise: "01/1", key, graded };
}

async function withFile(use: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "journal-" });
  try {
    await use(`${folder}/journal.jsonl`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("Journal finds what an earlier one was given, with the seed of the first", async () => {
  await withFile(async (path) => {
    {
      using first = (await Journal.open(path, 17))!;
      await Promise.all(["ada", "bob"].map((name) => first.add(entry(name))));
      assertEquals(first.find(entry("ada")), graded);
    }
    using second = (await Journal.open(path, 99))!;
    assertEquals(second.seed, 17);
    assertEquals(second.find(entry("bob")), graded);
    assertEquals(second.find(entry("cyd")), undefined);
  });
});

Deno.test("Journal does not know an answer that has changed since, and keeps the last", async () => {
  await withFile(async (path) => {
    using journal = (await Journal.open(path, 17))!;
    await journal.add(entry("ada", "first answer"));
    assertEquals(journal.find(entry("ada", "second answer")), undefined);
    await journal.add(entry("ada", "second answer"));
    assertEquals(journal.find(entry("ada", "second answer")), graded);
  });
});

Deno.test("Journal loses no whole line, wherever a crash has cut the file off", async () => {
  await withFile(async (path) => {
    {
      using journal = (await Journal.open(path, 17))!;
      for (const name of ["ada", "böb"]) await journal.add(entry(name));
    }
    const bytes = await Deno.readFile(path);
    const ends = [...bytes.keys()].filter((at) => bytes[at] === 10).map((at) => at + 1);
    for (let length = 0; length <= bytes.length; length++) {
      await Deno.writeFile(path, bytes.subarray(0, length));
      using journal = (await Journal.open(path, 18))!;
      const [head, ada, bob] = ends.map((end) => end <= length);
      assertEquals(journal.seed, head ? 17 : 18);
      assertEquals(journal.find(entry("ada")), ada ? graded : undefined);
      assertEquals(journal.find(entry("böb")), bob ? graded : undefined);
      await journal.add(entry("cyd"));
      const lines = (await Deno.readTextFile(path)).split("\n");
      assertEquals(lines.length, 1 + 2 + Number(ada) + Number(bob));
      for (const line of lines.slice(0, -1)) JSON.parse(line);
    }
  });
});

Deno.test("Journal is open once at a time", async () => {
  await withFile(async (path) => {
    {
      using _journal = await Journal.open(path, 17);
      assertEquals(await Journal.open(path, 17), null);
    }
    using again = await Journal.open(path, 17);
    assertEquals(again !== null, true);
  });
});
