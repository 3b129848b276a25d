// Imports our solution, the answer from the internet, and a package that nobody has fetched.
// crashed: all 3 were refused
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const root = decodeURIComponent(new URL(".", import.meta.resolve("interleave")).pathname);
const solution = `${root}tests/course/grader_fixture/lessons/99_sound/solutions/01_add.ts`;
const tries = [
  [() => import(solution), /Module not found/],
  [() => import("https://example.com/add.ts"), /not found in cache/],
  [() => import("npm:some-package-that-is-not-here@1.0.0"), /npm/],
];

export const add = (_a: number, _b: number): number => 0;
