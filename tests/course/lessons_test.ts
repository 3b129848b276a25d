/**
 * The lessons themselves. `deno task verify` asks more, and takes many times as long: every wrong answer,
 * mutants, twenty seeds.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { lessonFolders } from "../../course/catalog.ts";
import { verifyLesson } from "../../course/verify.ts";

for (const { id } of lessonFolders()) {
  Deno.test(`lesson ${id} keeps what it promises`, async () => {
    const results = await verifyLesson(id, { quick: true });
    const problems = results.filter(({ problems }) => problems.length > 0);
    assertEquals(problems, []);
    assert(results.length > 2);
  });
}
