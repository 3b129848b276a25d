// Ends well in the middle of a claim.
// crashed: exit code 0 at the claim
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export const add = () => Deno.exit(0);
