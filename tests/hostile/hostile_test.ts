/**
 * What people hand in who want something else than to learn. Each file in `submissions/` says in its
 * first lines what it tries, and how it has to end: the outcome, and words of the reason (`|`: or).
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { allProcesses } from "interleave/system";
import { Sandbox } from "../../course/sandbox.ts";
import type { HostileResult, HostileResults } from "./run.ts";

const FOLDER = fromFileUrl(new URL(".", import.meta.url));
const FIXTURE = `${FOLDER}../course/grader_fixture/lessons/99_sound`;
/** The longest that one may take, on a busy machine too, in milliseconds. */
const BOUND_MS = 60_000;

const missing = Deno.build.os === "linux" ? await Sandbox.open() : "only Linux has namespaces";
const isMissing = typeof missing === "string";
if (isMissing) console.error(`No hostile submission is handed in: ${missing}`);

interface Expected {
  readonly outcomes: readonly string[];
  readonly words: readonly string[];
}

function expectedOf(name: string): Expected {
  const [, second] = Deno.readTextFileSync(`${FOLDER}submissions/${name}.ts`).split("\n");
  const [, outcomes, words] = second!.match(/^\/\/ ([^:]+): (.+)$/)!;
  return { outcomes: outcomes!.split("|"), words: words!.split("|") };
}

function problemOf({ name, outcome, reason, ms }: HostileResult): string[] {
  const { outcomes, words } = expectedOf(name);
  return [
    ...(outcomes.includes(outcome) ? [] : [`is ${outcome}, not ${outcomes.join(" or ")}`]),
    ...(words.some((word) => reason.includes(word))
      ? []
      : [`its reason is not ${words.join(" or ")}`]),
    ...(ms < BOUND_MS ? [] : [`took ${ms} ms`]),
  ].map((problem) => `${name} ${problem}\n${reason}`);
}

/** All files below a folder with their contents: nobody may have changed anything. */
function contents(folder: string): string {
  const files = [...Deno.readDirSync(folder)].map(({ name, isDirectory }) =>
    isDirectory
      ? contents(`${folder}/${name}`)
      : `${name}\n${Deno.readTextFileSync(`${folder}/${name}`)}`
  );
  return files.sort().join("\n");
}

/** Living processes of which `/proc` says such a thing. */
function processesWith(file: "environ" | "cmdline", words: string): number[] {
  return allProcesses().filter((pid) => {
    try {
      return Deno.readTextFileSync(`/proc/${pid}/${file}`).includes(words);
    } catch {
      return false;
    }
  });
}

Deno.test({
  name:
    "every hostile submission fails for its own reason, leaves nothing, and harms nobody after it",
  ignore: isMissing,
  async fn(): Promise<void> {
    const files = [...Deno.readDirSync(`${FOLDER}submissions`)];
    assert(files.length >= 40);
    const before = contents(FIXTURE);
    const temporary = await Deno.makeTempDir({ prefix: "hostile-" });
    const mark = crypto.randomUUID();
    try {
      const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: ["run", "-A", `${FOLDER}run.ts`],
        env: { TMPDIR: temporary, INTERLEAVE_GROUP: mark, HOSTILE_SECRET: "the teacher's" },
      }).output();
      const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
      assert(success, text(stderr));
      const { hostile, honest }: HostileResults = JSON.parse(text(stdout));
      assertEquals(hostile.length, files.length);
      assertEquals(hostile.flatMap(problemOf), []);
      assert(honest.length > 10);
      assertEquals(honest.filter((outcome) => outcome !== "passed"), []);
      assertEquals([...Deno.readDirSync(temporary)], []);
      assertEquals(processesWith("environ", mark), []);
      assertEquals(processesWith("cmdline", "sleep\x0086399"), []);
      assertEquals(contents(FIXTURE), before);
    } finally {
      await Deno.remove(temporary, { recursive: true });
    }
  },
});
