/**
 * The lessons themselves: their demos, their solutions, and in some of them answers that must be
 * refused. `deno task verify` asks more, and takes many times as long: every wrong answer, mutants,
 * twenty seeds.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { lessonFolders } from "../../course/catalog.ts";
import { verifyLesson } from "../../course/verify.ts";
import { sample, seed } from "../sample.ts";

const folders = lessonFolders();
const drawn = sample(folders, 3);

for (const folder of folders) {
  Deno.test(`lesson ${folder.id} keeps what it promises`, async () => {
    const refused = drawn.includes(folder);
    const results = await verifyLesson(folder.id, { quick: true, refused, draw: seed });
    const problems = results.filter(({ problems }) => problems.length > 0);
    assertEquals(problems, []);
    assert(results.length > 2);
  });
}
