/** Asks the compiler and disposes of it before it has answered; prints the answer and who is left. */
import { loadLesson } from "../../course/catalog.ts";
import { Compiler } from "../../course/compiler.ts";
import { compilers } from "./compilers.ts";

const { exercises } = (await loadLesson("05"))!;
const first = exercises[0]!;
let asked: Promise<string | null | undefined>;
{
  await using compiler = new Compiler();
  asked = compiler.errors(first, first.solution);
}
console.log(JSON.stringify({ answer: await asked, left: compilers(Deno.pid) }));
