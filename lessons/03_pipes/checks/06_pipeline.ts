import { assertSame, assertShown, Chance, isAlive, Letterbox, Stage } from "interleave/checks";
import { expect, played } from "./_played.ts";
import { pipeline, type Result } from "../exercises/06_pipeline.ts";

const chance = new Chance();
const NO_FORKS = { forks: false };

type Programs = readonly (readonly string[])[];

/** Runs on the stage; the text is `times` times the line. */
export async function runPipeline(
  diary: string,
  line: string,
  times: number,
  programs: Programs,
): Promise<Result> {
  expect(diary, "pipeline() returns");
  return await pipeline(line.repeat(times), programs);
}

async function run(line: string, times: number, programs: Programs): Promise<Result> {
  const input = callOf(line, times, programs);
  const { value, left } = await played(
    input,
    import.meta.url,
    runPipeline,
    [line, times, programs],
    NO_FORKS,
  );
  assertSame(`${input}: programs that are left`, left.filter(isAlive).length, 0);
  return value;
}

function callOf(line: string, times: number, programs: Programs): string {
  const text = times === 1 ? JSON.stringify(line) : `${times} × ${JSON.stringify(line)}`;
  return `pipeline(${text}, ${programs.map((words) => words.join(" ")).join(" | ")})`;
}

Deno.test("it gives what the shell gives", async () => {
  const words = Array.from({ length: 12 }, () => ["tea", "soup", "rice"][chance.int(0, 2)]);
  const text = words.map((word) => `${word}\n`).join("");
  const programs = [["sort"], ["uniq", "-c"], ["sort", "-rn"]];
  const shell = new Deno.Command("sh", {
    args: ["-c", 'printf %s "$1" | sort | uniq -c | sort -rn', "sh", text],
  });
  const output = new TextDecoder().decode((await shell.output()).stdout);
  assertSame(callOf(text, 1, programs), await run(text, 1, programs), { output, ends: [0, 0, 0] });
});

Deno.test("all programs are at work at the same moment", async () => {
  using letterbox = new Letterbox();
  const programs = [["cat", letterbox.path], ["cat"], ["cat"]];
  const input = callOf("", 1, programs);
  const diary = Deno.makeTempFileSync({ prefix: "interleave-" });
  try {
    await using stage = new Stage(import.meta.url, runPipeline, [diary, "", 1, programs], NO_FORKS);
    const all = (): boolean | null => stage.living.length === programs.length || null;
    const seen = await stage.until(all);
    assertShown(seen === true, {
      input: `${input}; the first one waits for a letter`,
      expected: `${programs.length} programs`,
      actual: `${stage.living.length}: ${stage.living.map(({ name }) => name).join(", ")}`,
    });
    // The one who waits at the letterbox comes to its end when somebody has written into it.
    await Deno.writeTextFile(letterbox.path, "a letter");
    const returned = (await stage.end()).value;
    assertSame(input, returned, { output: "a letter", ends: [0, 0, 0] });
  } finally {
    Deno.removeSync(diary);
  }
});

Deno.test("more text than the pipes hold comes through", async () => {
  const line = "soup\n", times = chance.int(300_000, 400_000);
  const programs = [["cat"], ["cat"], ["wc", "-c"]];
  const { output } = await run(line, times, programs);
  assertSame(callOf(line, times, programs), Number(output), line.length * times);
});

Deno.test("a program that reads no more ends the one that writes to it", async () => {
  const programs = [["seq", "1000000"], ["head", "-n", "2"]];
  const expected: Result = { output: "1\n2\n", ends: ["SIGPIPE", 0] };
  assertSame(callOf("", 1, programs), await run("", 1, programs), expected);
});

Deno.test("the first program need not read the whole text", async () => {
  const programs = [["head", "-n", "1"]];
  const expected: Result = { output: "tea\n", ends: [0] };
  assertSame(callOf("tea\n", 500_000, programs), await run("tea\n", 500_000, programs), expected);
});
