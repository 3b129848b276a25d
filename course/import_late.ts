/**
 * Imports a module by an address that is made when it is needed.
 *
 * Deno looks at every module that is named in an `import()`, and at all its packages, before it runs
 * any command. This hides the name.
 *
 * @typeParam M What the module exports: `typeof import("./file.ts")`.
 * @param address What `import.meta.resolve()` gives.
 */
export function importLate<M>(address: string): Promise<M> {
  return import(address);
}
