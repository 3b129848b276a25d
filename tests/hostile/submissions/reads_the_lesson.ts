// Reads what the lesson says about the exercise and its wrong answers.
// crashed: No such file
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const root = new URL(".", import.meta.resolve("interleave")).pathname;
Deno.readTextFileSync(`${root}tests/course/grader_fixture/lessons/99_sound/mod.ts`);

export const add = (_a: number, _b: number): number => 0;
