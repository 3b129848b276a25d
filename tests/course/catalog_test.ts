import { assert, assertEquals, assertRejects } from "@std/assert";
import { basename, join } from "@std/path";
import {
  CatalogError,
  lessonFolders,
  loadCatalog,
  loadDemos,
  loadLesson,
} from "../../course/catalog.ts";
import { LESSONS } from "./cli.ts";

/** Writes a lesson of one demo and one exercise, with files of other names if asked for. */
async function withLesson(
  files: { demo?: string; exercise?: string; wrong?: string; mod?: string; demos?: string },
  use: (root: string) => Promise<void>,
): Promise<void> {
  const root = await Deno.makeTempDir({ prefix: "lessons-" });
  const folder = join(root, "07_own");
  const { demo = "01_two_forks.ts", exercise = "01_add_up.ts", wrong = "01_add_up.serial.ts" } =
    files;
  const mod = files.mod ?? `
    export const lesson = { id: "07" };
    export const exercises = [{ name: "add_up", wrong: { serial: {} } }];`;
  const demos = files.demos ?? `export const demos = { twoForks: { title: "" } };`;
  const paths = [
    `demos/${demo}`,
    "demos/_shared.ts",
    `exercises/${exercise}`,
    "solutions/01_add_up.ts",
    "checks/01_add_up.ts",
    `wrong/${wrong}`,
  ];
  try {
    for (const part of ["demos", "exercises", "solutions", "checks", "wrong"]) {
      await Deno.mkdir(join(folder, part), { recursive: true });
    }
    for (const path of paths) await Deno.writeTextFile(join(folder, path), "");
    await Deno.writeTextFile(join(folder, "mod.ts"), mod);
    await Deno.writeTextFile(join(folder, "demos.ts"), demos);
    await use(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test("loadCatalog() and loadDemos() pair entries with files and give absolute paths", async () => {
  const { lessons } = await loadCatalog(LESSONS);
  assertEquals(lessons.map(({ lesson }) => lesson.id), ["01", "02"]);
  const [lesson] = lessons as [typeof lessons[0], ...unknown[]];
  const demos = await loadDemos(lesson);
  const { exercises } = lesson;
  assertEquals(demos.map(({ number, name }) => `${number} ${name}`), ["1 hello", "2 two-lanes"]);
  assertEquals(basename(demos[1]!.file), "02_two_lanes.ts");
  assertEquals(exercises.map(({ id }) => id), ["01/1", "01/2"]);
  const { file, solution, check, wrong } = exercises[0]!;
  for (const path of [file, solution, check, wrong[0]!.file]) {
    assert((await Deno.stat(path)).isFile);
  }
});

Deno.test("lessonFolders() knows the lessons without loading them", () => {
  assertEquals(lessonFolders(LESSONS).map(({ id }) => id), ["01", "02"]);
  assertEquals(lessonFolders(join(LESSONS, "nowhere")), []);
});

Deno.test("loadLesson() gives nothing for an id that there is not", async () => {
  assertEquals(await loadLesson("09", LESSONS), undefined);
});

Deno.test("loadLesson() and loadDemos() pass over files without a number: they are helpers", async () => {
  await withLesson({}, async (root) => {
    const lesson = (await loadLesson("07", root))!;
    assertEquals((await loadDemos(lesson))[0]?.name, "two-forks");
    assertEquals(lesson.exercises[0]?.wrong[0]?.variant, "serial");
  });
});

Deno.test("loadLesson() loads no demos: with them comes all that they show", async () => {
  await withLesson({ demos: 'throw new Error("they are loaded");' }, async (root) => {
    const lesson = (await loadLesson("07", root))!;
    assertEquals(lesson.exercises.length, 1);
    await assertRejects(() => loadDemos(lesson), Error, "they are loaded");
  });
});

Deno.test("loadLesson() and loadDemos() name both sides of what does not fit together", async (t) => {
  const cases = {
    "a demo": [{ demo: "01_forks.ts" }, "01_two_forks.ts, the folder has 01_forks.ts"],
    "its place": [{ demo: "02_two_forks.ts" }, "01_two_forks.ts, the folder has 02_two_forks.ts"],
    "an exercise": [{ exercise: "01_adds.ts" }, "01_add_up.ts, the folder has 01_adds.ts"],
    "a wrong answer": [{ wrong: "01_add_up.other.ts" }, "01_add_up.serial.ts is not in the folder"],
    "the id": [{ mod: 'export const lesson={id:"08"},exercises=[]' }, 'says "08"'],
    "an export": [{ mod: 'export const lesson={id:"07"}' }, "mod.ts exports no lesson, exercises"],
    "the demos": [{ demos: "export {}" }, "demos.ts exports no demos"],
  } as const;
  for (const [what, [files, message]] of Object.entries(cases)) {
    await t.step(`it is ${what} that differs`, () =>
      withLesson(files, async (root) => {
        const load = async (): Promise<unknown> => loadDemos((await loadLesson("07", root))!);
        await assertRejects(load, CatalogError, message);
      }));
  }
});
