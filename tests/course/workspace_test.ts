import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "@std/path";
import { type CatalogExercise, loadCatalog } from "../../course/catalog.ts";
import { Usage } from "../../course/usage.ts";
import { Workspace } from "../../course/workspace.ts";
import { LESSONS } from "./cli.ts";

const catalog = await loadCatalog(LESSONS);
const [double, addUp] = catalog.lessons[0]!.exercises as [CatalogExercise, CatalogExercise];

async function withWorkspace(use: (workspace: Workspace) => Promise<void>): Promise<void> {
  const dir = await Deno.makeTempDir({ prefix: "workspace-" });
  try {
    await use(new Workspace(LESSONS, join(dir, "my-course")));
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

/** Runs `deno` in a folder, as a learner or an editor does. */
async function deno(cwd: string, ...args: string[]): Promise<{ code: number; text: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd,
    env: { NO_COLOR: "1", INTERLEAVE_LESSONS: LESSONS },
  }).output();
  const text = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes)).join("");
  return { code, text };
}

Deno.test("Workspace is beside the lessons unless it is told otherwise", () => {
  assertEquals(new Workspace("/some/lessons", "").dir, "/some/my-course");
  assertEquals(new Workspace("/some/lessons", "/else/where").dir, "/else/where");
});

Deno.test("Workspace.begin() says where else to write when it cannot write there", async () => {
  const message = "Cannot write into /dev/null/my-course: Not a directory";
  const workspace = new Workspace(LESSONS, "/dev/null/my-course");
  const { message: told } = await assertRejects(() => workspace.begin(double), Usage, message);
  assertStringIncludes(told, "INTERLEAVE_COURSE_DIR");
});

Deno.test("Workspace.begin() never overwrites a learner's file", async () => {
  await withWorkspace(async (workspace) => {
    const { file, created } = await workspace.begin(double);
    assert(created);
    await Deno.writeTextFile(file, "// mine");
    assertEquals(await workspace.begin(double), { file, created: false });
    assertEquals(await Deno.readTextFile(file), "// mine");
  });
});

Deno.test("Workspace.begin() keeps what a learner wrote into deno.json", async () => {
  await withWorkspace(async (workspace) => {
    await workspace.begin(double);
    const path = join(workspace.dir, "deno.json");
    const config = JSON.parse(await Deno.readTextFile(path));
    config.imports.mine = "./mine.ts";
    config.lint = { rules: { tags: [] } };
    await Deno.writeTextFile(path, JSON.stringify(config));
    await workspace.begin(addUp);

    const { imports, lint } = JSON.parse(await Deno.readTextFile(path));
    assertEquals([imports.mine, lint], ["./mine.ts", { rules: { tags: [] } }]);
    const shipped = Object.keys(imports).filter((name) => name.endsWith("_add_up.ts"));
    assertEquals(shipped.map((name) => imports[name]), ["./01_first_steps/02_add_up.ts"]);
  });
});

Deno.test("Workspace.begin() moves a deno.json aside that it cannot read", async () => {
  await withWorkspace(async (workspace) => {
    await Deno.mkdir(workspace.dir);
    await Deno.writeTextFile(join(workspace.dir, "deno.json"), "{");
    await workspace.begin(double);
    assertEquals(await Deno.readTextFile(join(workspace.dir, "deno.json.1")), "{");
    assert("imports" in JSON.parse(await Deno.readTextFile(join(workspace.dir, "deno.json"))));
  });
});

Deno.test("`deno test` in the workspace grades the learner's file with our check, and its types are right", async () => {
  await withWorkspace(async (workspace) => {
    const { file } = await workspace.begin(addUp);
    const before = await deno(workspace.dir, "task", "test", "--no-check");
    assertEquals(before.code, 1);
    assertStringIncludes(before.text, "addUp() of nothing is 0 ... FAILED");

    await Deno.copyFile(addUp.solution, file);
    const words = ["test", "-A", "--no-check", "01_first_steps/02_add_up_test.ts"];
    const after = await deno(workspace.dir, ...words);
    assertEquals(after.code, 0, after.text);
    assertStringIncludes(after.text, "1 passed");
    const types = await deno(workspace.dir, "check", "01_first_steps");
    assertEquals(types.code, 0, types.text);
  });
});

Deno.test("a test file of the workspace refuses to grade our file instead of the learner's", async () => {
  await withWorkspace(async (workspace) => {
    const { file } = await workspace.begin(addUp);
    const test = file.replace(".ts", "_test.ts");
    const outside = await deno(Deno.cwd(), "test", "-A", "--no-check", test);
    assertEquals(outside.code, 1);
    assertStringIncludes(outside.text, "start the test inside my-course");
  });
});

Deno.test("the tasks of the course also work inside the workspace", async () => {
  await withWorkspace(async (workspace) => {
    await workspace.begin(double);
    const { code, text } = await deno(workspace.dir, "task", "check", "01/2");
    assertEquals(code, 1);
    assertStringIncludes(text, "01/2 add-up");
    const next = await deno(workspace.dir, "task", "next");
    assertStringIncludes(next.text, "open 01_first_steps/01_double.ts, then");
  });
});
