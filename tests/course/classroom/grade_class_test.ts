import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { delay } from "@std/async";
import { Class } from "./class.ts";

const SIX = {
  ada: "right",
  bob: "constant",
  cyd: "broken",
  dan: "exits",
  eve: "right",
  fay: "constant",
} as const;
const TABLE = [
  "submission,01/1 points,01/1 outcome,points,max points,complete",
  "ada,3,passed,3,3,yes",
  "bob,1,failed,1,3,yes",
  "cyd,0,does not compile,0,3,yes",
  "dan,0,crashed,0,3,yes",
  "eve,3,passed,3,3,yes",
  "fay,1,failed,1,3,yes",
  "",
].join("\r\n");

function linesOf(path: string): string[] {
  try {
    return Deno.readTextFileSync(path).split("\n").slice(0, -1);
  } catch {
    return [];
  }
}

Deno.test("grade --class goes on after SIGKILL: same totals, nothing graded twice, nothing lost", async () => {
  await using six = await Class.of(SIX);
  const journal = six.path("grades/journal.jsonl");
  const grader = six.command("--class", six.dir, "--out", six.path("grades")).spawn();
  while (linesOf(journal).length < 3) await delay(5); // the head, and two results
  grader.kill("SIGKILL");
  await grader.output();
  const before = linesOf(journal);
  assert(before.length < 7, "it was killed in the middle");

  assertEquals(await six.table("grades"), TABLE);
  const after = linesOf(journal);
  assertEquals(after.slice(0, before.length), before);
  const graded = after.slice(1).map((line) => JSON.parse(line).submission);
  assertEquals(graded.toSorted(), Object.keys(SIX));

  // Nothing to do any more; an answer that has changed is graded anew, and no other.
  assertEquals(await six.table("grades"), TABLE);
  assertEquals(linesOf(journal), after);
  await six.handIn("fay", "export const double = (n: number): number => n + n;\n");
  assertStringIncludes(await six.table("grades"), "fay,3,passed,3,3,yes");
  assertEquals(linesOf(journal).length, after.length + 1);
});

Deno.test("grade --class shows names and messages of learners as text, not as markup or formulas", async () => {
  await using one = await Class.of({ "=1+1<script>": "broken" });
  await one.handIn(
    "b",
    'export const double = (_n: number): number => {\n  throw "<img src=x>";\n};\n',
  );
  assertStringIncludes(await one.table("grades"), `"'=1+1<script>",0,`);
  const page = await Deno.readTextFile(one.path("grades/grades.html"));
  assertStringIncludes(page, "=1+1&#60;script&#62;");
  assertStringIncludes(page, "&#60;img src=x&#62;");
  assert(!page.includes("<script") && !page.includes("<img"));
});

Deno.test("grade gives the same submission the same record every time", async () => {
  await using one = await Class.of({ ada: "constant" });
  const records: unknown[] = [];
  for (let run = 0; run < 2; run++) {
    const { stdout } = await one.command("--dir", `${one.dir}/ada`, "--seed", "4711", "--json")
      .output();
    records.push(
      JSON.parse(new TextDecoder().decode(stdout), (key, value) => key === "ms" ? 0 : value),
    );
  }
  assertEquals(records[1], records[0]);
});
