import "../../open_libc.ts";
import { assertEquals, assertStringIncludes } from "@std/assert";
import { StudyPage } from "./study_page.ts";

const FILE = "/api/exercise/01/1/file";
const PATH = "01_first_steps/01_double.ts";

Deno.test("the learner's file on the page", { timeout: 60_000 }, async (t) => {
  await using page = await StudyPage.start();
  const { learner } = page;
  const read = async (): Promise<{ text: string; etag: string }> =>
    await (await page.ask(FILE)).json();
  const save = async (body: unknown): Promise<Response> =>
    await page.ask(FILE, { method: "PUT", body: JSON.stringify(body) });
  const onDisk = (name = PATH): Promise<string> => Deno.readTextFile(learner.path(name));

  await t.step("it is the one that the terminal uses", async () => {
    const { text, etag } = await read();
    assertEquals(text, await onDisk());
    const saved = await save({ text: "// mine\n", replaces: etag });
    assertEquals(saved.status, 200);
    assertEquals((await saved.json()).etag, (await read()).etag);
    assertEquals(await onDisk(), "// mine\n");
  });

  await t.step("nothing is sent again that the page has", async () => {
    const { etag } = await read();
    const headers = { "If-None-Match": `"${etag}"` };
    assertEquals(await page.statusOf(FILE, { headers }), 304);
    await learner.write(PATH, "// from an editor\n");
    assertEquals(await page.statusOf(FILE, { headers }), 200);
  });

  await t.step(
    "a save over a version that the page has not seen is refused, and shows it",
    async () => {
      const { etag } = await read();
      await learner.write(PATH, "// theirs\n");
      const refused = await save({ text: "// mine\n", replaces: etag });
      assertEquals(refused.status, 412);
      assertEquals((await refused.json()).text, "// theirs\n");
      assertEquals(await onDisk(), "// theirs\n");
    },
  );

  await t.step("whichever of two texts is taken, the other one is kept beside", async () => {
    await (await save({ text: "// mine\n", replaces: "another", force: true })).json();
    assertEquals([await onDisk(), await onDisk(`${PATH}.1`)], ["// mine\n", "// theirs\n"]);
    const { etag } = await read();
    await (await save({ text: "// seen, and not wanted\n", replaces: etag, force: true })).json();
    assertEquals(await onDisk(`${PATH}.2`), "// mine\n");
    const body = JSON.stringify({ text: "// not taken\n" });
    assertEquals(await page.statusOf("/api/exercise/01/1/beside", { method: "POST", body }), 200);
    assertEquals(await onDisk(`${PATH}.3`), "// not taken\n");
  });

  await t.step(
    "a link leads nowhere: not to read, to write, to check or to start afresh",
    async () => {
      const outside = await Deno.makeTempFile();
      await Deno.writeTextFile(outside, "secret");
      await Deno.remove(learner.path(PATH));
      await Deno.symlink(outside, learner.path(PATH));
      const refused = await page.ask(FILE);
      assertEquals(refused.status, 403);
      assertStringIncludes(await refused.text(), "it is a link that leads somewhere else");
      const forced = { method: "PUT", body: '{"text":"x","replaces":"","force":true}' };
      assertEquals(await page.statusOf(FILE, forced), 403);
      for (const verb of ["check", "reset", "beside"]) {
        const init = { method: "POST", body: '{"text":"x"}' };
        assertEquals(await page.statusOf(`/api/exercise/01/1/${verb}`, init), 403, verb);
      }
      assertEquals(await Deno.readTextFile(outside), "secret");
      await Deno.remove(outside);

      const folder = await Deno.makeTempDir();
      await Deno.remove(learner.path("01_first_steps"), { recursive: true });
      await Deno.symlink(folder, learner.path("01_first_steps"));
      assertEquals(await page.statusOf(FILE), 403);
      assertEquals([...Deno.readDirSync(folder)], []);
      await Deno.remove(folder);
    },
  );

  await t.step("a folder that cannot be written to is refused, in words", async () => {
    await learner.write("42_new_lesson", "a file where a folder should be");
    const refused = await page.ask("/api/exercise/42/1/file");
    assertEquals(refused.status, 403);
    assertStringIncludes(await refused.text(), "Cannot write into ");
  });
});
