import { assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "@std/path";
import { isWhole, readContents } from "../../../course/study/contents.ts";
import { contentsPage } from "../../../course/study/pages/contents.ts";

/** A lesson that needs no files. */
function lesson(id: string, title: string): string {
  return `globalThis.lessonsLoaded = (globalThis.lessonsLoaded ?? 0) + 1;
export const lesson = { id: "${id}", title: "${title}", summary: "", minutes: 1, needs: [] };
export const demos = {};
export const exercises = [];
`;
}

/** How many times a lesson has been loaded so far. */
function loaded(): number {
  return Reflect.get(globalThis, "lessonsLoaded") ?? 0;
}

Deno.test("the contents are kept until a lesson changes, and one that is broken hides no other", async () => {
  const root = await Deno.makeTempDir();
  const kept = join(root, "kept", "contents.json");
  const write = async (folder: string, text: string): Promise<void> => {
    await Deno.mkdir(join(root, folder), { recursive: true });
    await Deno.writeTextFile(join(root, folder, "mod.ts"), text);
  };
  const titles = async (): Promise<string[]> =>
    (await readContents(kept, root)).map((each) => isWhole(each) ? each.lesson.title : each.error);
  const before = loaded();

  await write("01_one", lesson("01", "One"));
  await write("02_two", lesson("02", "Two"));
  assertEquals([await titles(), loaded()], [["One", "Two"], before + 2]);
  assertEquals([await titles(), loaded()], [["One", "Two"], before + 2]);

  await write("03_three", `throw new Error("a fault in it")`);
  assertEquals(await titles(), ["One", "Two", "a fault in it"]);
  const page = await contentsPage(await readContents(kept, root), { version: 1, exercises: {} });
  const body = String(await page.body);
  assertStringIncludes(body, "<h2>03_three</h2>");
  assertStringIncludes(body, "a fault in it");
  assertStringIncludes(body, "Two");

  await Deno.remove(join(root, "03_three"), { recursive: true });
  assertEquals(await titles(), ["One", "Two"]);
  await Deno.writeTextFile(kept, "torn");
  assertEquals(await titles(), ["One", "Two"]);
  await Deno.remove(root, { recursive: true });
});
