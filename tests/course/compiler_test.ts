import { assert, assertEquals } from "@std/assert";
import { allProcesses, processStatus } from "interleave/system";
import { loadLesson } from "../../course/catalog.ts";
import { Compiler } from "../../course/compiler.ts";

const { exercises } = (await loadLesson("05"))!;
const first = exercises[0]!;
const solution = await Deno.readTextFile(first.solution);

Deno.test("Compiler accepts what compiles, one exercise after the other and several at once", async () => {
  await using compiler = new Compiler();
  assert(await compiler.accepts(first, first.solution));
  const answers = exercises.flatMap((each) => [[each, each.file], [each, each.solution]] as const);
  const verdicts = await Promise.all(answers.map((answer) => compiler.accepts(...answer)));
  assertEquals(verdicts, answers.map(() => true));
});

Deno.test("Compiler accepts no answer that does not compile, or to which the check does not fit", async () => {
  await using compiler = new Compiler();
  for (
    const flaw of ['const n: number = "one";', "const n = ;", 'import { no } from "interleave";']
  ) {
    assert(!await accepts(compiler, `${flaw}\n${solution}`), flaw);
    assert(await compiler.accepts(first, first.solution)); // it goes on as if nothing had been
  }
  assert(!await accepts(compiler, "export const nothing = 1;"));
});

Deno.test("Compiler accepts nothing that it cannot know", async () => {
  await using compiler = new Compiler();
  for (const name of ["node:fs", "npm:hono", "./nowhere.ts", "/dev/zero"]) {
    assert(!await accepts(compiler, `import {} from "${name}";\n${solution}`), name);
  }
});

Deno.test("Compiler gives up on types that take for ever, and answers the next question", async () => {
  await using compiler = new Compiler(2000);
  // Each step doubles the union: many seconds, though no limit of the compiler is reached.
  const endless = `type Doubled<Steps extends unknown[], T> = Steps["length"] extends 16
      ? T
      : Doubled<[...Steps, 0], [T, 0]> | Doubled<[...Steps, 0], [T, 1]>;
    const many: Doubled<[], 1> = 0;`;
  assert(!await accepts(compiler, `${solution}\n${endless}`));
  assert(await compiler.accepts(first, first.solution));
});

Deno.test("Compiler answers what it was asked before its disposal, and then nothing of it is left", async () => {
  const before = compilers();
  let asked: Promise<boolean>;
  {
    await using compiler = new Compiler();
    asked = compiler.accepts(first, first.solution);
  }
  assert(await asked);
  assertEquals(compilers(), before);
});

/** What it says of a text as an answer to the first exercise. */
async function accepts(compiler: Compiler, text: string): Promise<boolean> {
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    await Deno.writeTextFile(file, text);
    return await compiler.accepts(first, file);
  } finally {
    await Deno.remove(file);
  }
}

/** The compilers that this process has started. */
function compilers(): number[] {
  return allProcesses().filter((pid) => {
    const status = processStatus(pid);
    return status?.ppid === Deno.pid && status.name === "tsc";
  });
}
