import { assert, assertEquals, assertMatch } from "@std/assert";
import { join } from "@std/path";
import { type CatalogExercise, loadCatalog } from "../../course/catalog.ts";
import { noteCheck, Progress, standing, stateOf } from "../../course/progress.ts";
import { LESSONS } from "./cli.ts";

const catalog = await loadCatalog(LESSONS);
const [double, addUp] = catalog.lessons[0]!.exercises as [CatalogExercise, CatalogExercise];

async function withFolder(use: (dir: string) => Promise<void>): Promise<void> {
  const dir = await Deno.makeTempDir({ prefix: "progress-" });
  try {
    await use(dir);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

const silent = (): void => {};

Deno.test("Progress.read() is empty where there is no file, and makes none", async () => {
  await withFolder(async (dir) => {
    assertEquals((await new Progress(dir, silent).read()).exercises, {});
    assertEquals([...Deno.readDirSync(dir)], []);
  });
});

Deno.test("Progress.change() loses no change of several programs at once", async () => {
  await withFolder(async (dir) => {
    const both = [new Progress(dir, silent), new Progress(dir, silent)];
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        both[n % 2]!.changeExercise(double, (own) => {
          own.hints++;
        })),
    );
    assertEquals((await both[0]!.read()).exercises["01/1"]?.hints, 20);
    const names = [...Deno.readDirSync(dir)].map(({ name }) => name).sort();
    assertEquals(names, [".lock", "progress.json"]);
  });
});

Deno.test("C-07: Progress.read() keeps a file that it cannot read, says so, and goes on", async () => {
  await withFolder(async (dir) => {
    for (const [n, text] of ["{ broken", '{"version":99,"exercises":{}}', "[]"].entries()) {
      await Deno.writeTextFile(join(dir, "progress.json"), text);
      const notices: string[] = [];
      const record = await new Progress(dir, (line) => notices.push(line)).read();
      assertEquals(record.exercises, {});
      assertEquals(await Deno.readTextFile(join(dir, `progress.json.${n + 1}`)), text);
      assertEquals(notices.length, 1);
      assertMatch(notices[0]!, /kept as .*progress\.json\.\d/);
    }
  });
});

Deno.test("noteCheck() keeps the first pass with the hashes of exercise and answer", async () => {
  await withFolder(async (dir) => {
    const progress = new Progress(dir, silent);
    await noteCheck(progress, double, "failed", "wrong");
    assertEquals(await stateOf(double, await progress.read()), "tried");
    await noteCheck(progress, double, "passed", "right");
    const first = (await progress.read()).exercises["01/1"]?.passed;
    await noteCheck(progress, double, "passed", "also right");
    await noteCheck(progress, double, "failed", "wrong again");

    const record = await progress.read();
    assertEquals(record.exercises["01/1"]?.checks, 4);
    assertEquals(record.exercises["01/1"]?.passed, first);
    assertMatch(first!.answer, /^[0-9a-f]{64}$/);
    assert(first!.answer !== first!.shipped);
    assertEquals(await stateOf(double, record), "passed");
    assertEquals(record.lesson, "01");
  });
});

Deno.test("C-07: stateOf() opens an exercise again that has changed since it was passed", async () => {
  await withFolder(async (dir) => {
    const file = join(dir, "exercise.ts");
    await Deno.writeTextFile(file, "as it was");
    const progress = new Progress(dir, silent);
    const exercise = { ...double, file };
    await noteCheck(progress, exercise, "passed", "right");
    await Deno.writeTextFile(file, "as it is now");
    assertEquals(await stateOf(exercise, await progress.read()), "changed");
  });
});

Deno.test("C-06: standing() goes on in the last lesson, then in the next that has anything left", async () => {
  await withFolder(async (dir) => {
    const progress = new Progress(dir, silent);
    const now = async (): Promise<(string | undefined)[]> => {
      const { here, next } = await standing(catalog, await progress.read());
      return [here?.lesson.id, next?.id];
    };
    assertEquals(await now(), ["01", "01/1"]);
    await noteCheck(progress, double, "passed", "");
    assertEquals(await now(), ["01", "01/2"]);
    await progress.change((record) => {
      record.lesson = "02";
    });
    assertEquals(await now(), ["02", "02/1"]);
    await noteCheck(progress, catalog.lessons[1]!.exercises[0]!, "passed", "");
    assertEquals(await now(), ["01", "01/2"]);
    await noteCheck(progress, addUp, "passed", "");
    assertEquals(await now(), ["01", undefined]);
  });
});
