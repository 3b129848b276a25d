/**
 * Imports a module that only some children need.
 *
 * Deno takes a look at every module that an `import()` with a plain string names, and at all that these
 * import, before it runs the first line: 3 ms for a thread. This hides the name.
 *
 * @typeParam M What the module exports: `typeof import("./file.ts")`.
 * @param base `import.meta.url` of the module that needs it.
 */
export function loadLate<M>(file: string, base: string): Promise<M> {
  return import(new URL(file, base).href);
}
