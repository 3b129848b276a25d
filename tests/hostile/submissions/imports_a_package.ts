// Imports a package that nobody has fetched.
// crashed: npm
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export const { add } = await import("npm:some-package-that-is-not-here@1.0.0");
