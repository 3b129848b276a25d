// Imports our solution and hands it in.
// crashed: Module not found
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const root = new URL(".", import.meta.resolve("interleave")).pathname;
export const { add } = await import(
  `${root}tests/course/grader_fixture/lessons/99_sound/solutions/01_add.ts`
);
