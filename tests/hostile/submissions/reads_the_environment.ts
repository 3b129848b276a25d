// Looks for the teacher's secrets in the environment of every process.
// crashed: no secret
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const all = [...Deno.readDirSync("/proc")].filter(({ name }) => /^\d+$/.test(name)).map((
  { name },
) => Deno.readTextFileSync(`/proc/${name}/environ`));
if (!all.join().includes("HOSTILE_SECRET")) throw new Error("no secret");
export const add = (a: number, b: number): number => a + b;
