import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { isNeeded } from "../../course/init.ts";
import { Learner, LESSONS } from "./cli.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));
const INIT = fromFileUrl(new URL("../../course/init.ts", import.meta.url));
const PACKAGE = "/@interleave/interleave/0.1.0";
const CHECKED = ["course", "lib", "lessons", "mod.ts", "deno.json", "deno.lock", "LICENSE"];

/** A registry in the manner of JSR that has this very course; it can be told to hand out other bytes. */
class Registry implements AsyncDisposable {
  /** A file of which a byte is wrong. */
  spoiled: string | undefined;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor() {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen: () => {} },
      (request) => this.#answer(new URL(request.url).pathname),
    );
  }

  get root(): string {
    return `http://127.0.0.1:${this.#server.addr.port}${PACKAGE}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  async #answer(path: string): Promise<Response> {
    if (path === `${PACKAGE}_meta.json`) return Response.json({ manifest: await manifest() });
    const file = path.slice(PACKAGE.length + 1);
    const bytes = await contents(file);
    if (file === this.spoiled) bytes[0]! ^= 1;
    const type = file.endsWith(".ts") ? "application/typescript" : "text/plain";
    return new Response(bytes, { headers: { "content-type": type } });
  }
}

/** Where a file of the package lies here: its lessons are those of the small course. */
function placeOf(path: string): string {
  return path.startsWith("lessons") ? join(LESSONS, path.slice(8)) : join(ROOT, path);
}

async function contents(path: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!path.startsWith("lessons/")) return await Deno.readFile(placeOf(path));
  const text = await Deno.readTextFile(placeOf(path));
  return new TextEncoder().encode(text.replace(/(\.\.\/)+course\/kit\.ts/, "../../course/kit.ts"));
}

async function manifest(): Promise<Record<string, { size: number; checksum: string }>> {
  const paths = ["/tests/course/cli.ts", "/README.md"];
  const walk = async (path: string): Promise<void> => {
    if (!(await Deno.stat(placeOf(path))).isDirectory) return void paths.push(`/${path}`);
    for await (const { name } of Deno.readDir(placeOf(path))) await walk(`${path}/${name}`);
  };
  for (const part of CHECKED) await walk(part);
  const entries = paths.map(async (path) => {
    const bytes = await contents(path.slice(1));
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
    return [path, { size: bytes.length, checksum: `sha256-${hash}` }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Runs `deno` for somebody who has never heard of our small course. */
async function deno(
  cwd: string,
  args: readonly string[],
  lessons = "",
): Promise<{ code: number; text: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd,
    env: { npm_command: "", NO_COLOR: "1", INTERLEAVE_LESSONS: lessons, INTERLEAVE_COURSE_DIR: "" },
  }).output();
  const text = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes)).join("");
  return { code, text };
}

Deno.test({
  name:
    "init brings the course to people without a clone, and keeps what they wrote the second time",
  timeout: 120_000,
  async fn(): Promise<void> {
    await using learner = await Learner.begin();
    await using registry = new Registry();
    const url = `${registry.root}/course/init.ts`;
    const first = await deno(learner.dir, ["run", "-A", url, "my c#"]);
    assertEquals(first.code, 0, first.text);
    assertStringIncludes(first.text, "Begin:  deno task lesson");
    const folder = learner.path("my c#");
    assertEquals(await names(`${folder}/.interleave`), CHECKED.toSorted());

    const { code, text } = await deno(folder, ["task", "next"]);
    assertEquals(code, 0, text);
    const [, file] = text.match(/open (\S+\.ts)/)!;
    await Deno.writeTextFile(join(folder, file!), "// mine");
    await Deno.writeTextFile(`${folder}/.interleave/course/old.ts`, "");
    assertEquals((await deno(learner.dir, ["run", "-A", url, "my c#"])).code, 0);
    assertEquals(await Deno.readTextFile(join(folder, file!)), "// mine");
    assert(!(await names(`${folder}/.interleave/course`)).includes("old.ts"));
    assert(!(await names(folder)).includes(".interleave.new"));
    assertStringIncludes((await deno(folder, ["task", "list"])).text, "you are here");
    const check = await deno(folder, ["task", "check", "01/2"]);
    assertStringIncludes(check.text, "FAILED  0 of 2 claims");
  },
});

Deno.test({
  name: "init takes no file that is not the one listed, and leaves the course that was there",
  timeout: 120_000,
  async fn(): Promise<void> {
    await using learner = await Learner.begin();
    await using registry = new Registry();
    await learner.write("mine/.interleave/old.ts", "");
    registry.spoiled = "course/kit.ts";
    const end = await deno(learner.dir, ["run", "-A", INIT, "mine"], LESSONS);
    assertEquals(end.code, 0, end.text); // from a clone nothing is fetched
    const spoiled = await deno(learner.dir, [
      "run",
      "-A",
      `${registry.root}/course/init.ts`,
      "mine",
    ]);
    assertEquals(spoiled.code, 1);
    assertStringIncludes(spoiled.text, "course/kit.ts: it is not the file that is listed\n");
    assertEquals(await names(learner.path("mine/.interleave")), ["old.ts"]);
  },
});

Deno.test("init in a clone makes a folder that works, and says how to begin", async () => {
  await using learner = await Learner.begin();
  const { code, stdout } = await learner.run(`init ${learner.path("mine")}`);
  assertEquals(code, 0);
  assertStringIncludes(stdout, "cd ");
  assert((await Deno.stat(learner.path("mine/01_first_steps/01_double.ts"))).isFile);
  assertEquals((await learner.run("init")).code, 2);
  assertEquals((await deno(learner.dir, ["run", "-A", INIT])).code, 2);
});

Deno.test("init fetches what a learner runs, and nothing else", () => {
  for (const path of ["course/main.ts", "lessons/01_processes/README.md", "mod.ts", "deno.lock"]) {
    assert(isNeeded(path), path);
  }
  for (const path of ["tests/course/cli.ts", "bench/main.ts", "README.md", "my-course/x.ts"]) {
    assert(!isNeeded(path), path);
  }
});

async function names(folder: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
}
