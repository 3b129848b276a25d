import { assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "@std/path";
import { isWhole, readContents } from "../../../course/study/contents.ts";
import { contentsPage } from "../../../course/study/pages/contents.ts";

/** A lesson without exercises; nobody looks for its demos here. */
function lesson(id: string, title: string): string {
  return `export const lesson = {
  id: "${id}", title: "${title}", summary: "", minutes: 1, needs: []
};
export const exercises = [];
`;
}

Deno.test("a lesson that cannot be loaded says why among the contents, and hides no other", async () => {
  const root = await Deno.makeTempDir();
  const write = async (folder: string, text: string): Promise<void> => {
    await Deno.mkdir(join(root, folder), { recursive: true });
    await Deno.writeTextFile(join(root, folder, "mod.ts"), text);
  };
  await write("01_one", lesson("01", "One"));
  await write("02_two", `throw new Error("a fault in it")`);
  await write("03_three", lesson("03", "Three"));
  const contents = await readContents(root);
  assertEquals(
    contents.map((each) => isWhole(each) ? each.lesson.title : each.error),
    ["One", "a fault in it", "Three"],
  );
  const page = await contentsPage(contents, { version: 1, exercises: {} });
  const body = String(await page.body);
  assertStringIncludes(body, "<h2>02_two</h2>");
  assertStringIncludes(body, "a fault in it");
  assertStringIncludes(body, "Three");
  await Deno.remove(root, { recursive: true });
});
