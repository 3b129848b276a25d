import { assertEquals, assertStringIncludes } from "@std/assert";
import { delay } from "@std/async";
import { fromFileUrl } from "@std/path";
import { hasEnded, until } from "interleave/evidence";
import { loadLesson } from "../../course/catalog.ts";
import { Compiler } from "../../course/compiler.ts";
import { runProgram } from "../run_program.ts";
import { compilers } from "./compilers.ts";

const { exercises } = (await loadLesson("05"))!;
const first = exercises[0]!;
const solution = await Deno.readTextFile(first.solution);

Deno.test("Compiler finds nothing where nothing is wrong, in one answer after the other and several at once", async () => {
  await using compiler = new Compiler();
  assertEquals(await compiler.errors(first, first.solution), null);
  const answers = exercises.slice(0, 3).flatMap((each) =>
    [[each, each.file], [each, each.solution]] as const
  );
  const found = await Promise.all(answers.map((answer) => compiler.errors(...answer)));
  assertEquals(found, answers.map(() => null));
});

Deno.test("Compiler, the same for one question after the other, tells what is wrong and what it does not know", async (t) => {
  await using compiler = new Compiler();
  await t.step("it tells the place and the words, and underlines what they are about", async () => {
    const wrong: [string, string][] = [
      [
        'const sign: number = "😀";',
        "answer.ts:1:7  Type 'string' is not assignable to type 'number'.",
      ],
      ["const é = ;", "answer.ts:1:11  Expression expected.\nconst é = ;\n          ~"],
      ["new Wrker();", "answer.ts:1:5  Cannot find name 'Wrker'. Did you mean 'Worker'?"],
      [
        'import { no } from "interleave";',
        `answer.ts:1:10  Module '"interleave"' has no exported member 'no'.`,
      ],
    ];
    for (const [line, words] of wrong) {
      assertStringIncludes(await errorsIn(compiler, `${line}\n${solution}`) ?? "", words);
      assertEquals(await compiler.errors(first, first.solution), null); // as if nothing had been
    }
    const deep = "const f: (a: { b: number }) => void = (_: { b: string }) => {};";
    const reasons = (await errorsIn(compiler, `${deep}\n${solution}`))!.split("\n").slice(1, 3);
    assertEquals(reasons.map((reason) => reason.search(/\S/)), [2, 4]); // each below what it explains
  });

  await t.step(
    "it tells where the check does not fit the answer, and the first three errors of many",
    async () => {
      const [line] = (await errorsIn(compiler, "export const nothing = 1;"))!.split("\n");
      assertEquals(
        line?.replace(/:\d+:\d+/, ""),
        `checks/01_answer.ts  Module '"../exercises/01_answer.ts"' has no exported member 'ask'.`,
      );
      const many = Array.from({ length: 5 }, (_, n) => `const n${n}: number = "";`).join("\n");
      const errors = (await errorsIn(compiler, `${many}\n${solution}`))!.split("\n\n");
      assertEquals([errors.length, errors.at(-1)], [4, "… and 2 more errors"]);
    },
  );

  await t.step("it cannot tell what depends on modules that it does not know", async () => {
    for (const name of ["node:fs", "npm:hono", "./nowhere.ts", "/dev/zero"]) {
      assertEquals(
        await errorsIn(compiler, `import {} from "${name}";\n${solution}`),
        undefined,
        name,
      );
    }
  });
});

Deno.test("Compiler gives up on types that take for ever, and answers the next question", async () => {
  await using compiler = new Compiler(2000);
  // Each step doubles the union: many seconds, though no limit of the compiler is reached.
  const endless = `type Doubled<Steps extends unknown[], T> = Steps["length"] extends 16
      ? T
      : Doubled<[...Steps, 0], [T, 0]> | Doubled<[...Steps, 0], [T, 1]>;
    const many: Doubled<[], 1> = 0;`;
  assertEquals(await errorsIn(compiler, `${solution}\n${endless}`), undefined);
  assertEquals(await compiler.errors(first, first.solution), null);
});

// In a program of its own: other test files have children of this process, too.
Deno.test("Compiler answers what it was asked before its disposal, and then nothing of it is left", async () => {
  const { stdout, stderr } = await runProgram(import.meta.url, "./disposes_compiler.ts");
  assertEquals(stderr, "");
  assertEquals(JSON.parse(stdout), { answer: null, left: [] });
});

Deno.test("Compiler does not outlive a program that is killed, whatever it is at", {
  timeout: 60_000,
}, async () => {
  const module = fromFileUrl(new URL("./asks_compiler.ts", import.meta.url));
  for (const moment of [1, 7, 50]) {
    const asker = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", module],
      stdin: "null",
    }).spawn();
    const compiler = until("a compiler", () => compilers(asker.pid)[0]);
    await delay(moment); // some are killed while the compiler starts, and some while it answers
    asker.kill("SIGKILL");
    await asker.status;
    until("its end", () => hasEnded(compiler));
  }
});

/** What it says of a text as an answer to the first exercise. */
async function errorsIn(compiler: Compiler, text: string): Promise<string | null | undefined> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/answer.ts`, text);
    return await compiler.errors(first, `${folder}/answer.ts`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
