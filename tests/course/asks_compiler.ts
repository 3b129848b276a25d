/** Asks the compiler about lesson 05 without end, until it is killed. */
import { loadLesson } from "../../course/catalog.ts";
import { Compiler } from "../../course/compiler.ts";

const { exercises } = (await loadLesson("05"))!;
const compiler = new Compiler();
while (true) {
  for (const exercise of exercises) await compiler.errors(exercise, exercise.solution);
}
