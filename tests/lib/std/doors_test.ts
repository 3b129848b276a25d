import { assertEquals } from "@std/assert";
import { parseArgs } from "@std/cli/parse-args";

const doors = ["assert", "async", "colors", "parse_args", "path", "streams", "text"];

for (const door of doors) {
  Deno.test(`lib/std/${door}.ts has every value that its types declare`, async () => {
    const there = await import(`../../../lib/std/${door}.ts`);
    assertEquals((await declaredValues(door)).filter((name) => !(name in there)), []);
  });
}

Deno.test("parseArgs() types its result after the options", () => {
  const args = parseArgs(["run", "--json", "-c", "never", "--tag", "a", "--tag", "b", "7"], {
    boolean: ["json", "help"],
    string: ["color", "tag", "_"],
    collect: ["tag"],
    alias: { color: "c" },
    default: { runs: 3 },
  });
  const json: boolean = args.json;
  const color: string | undefined = args.color;
  const tags: string[] = args.tag;
  const rest: string[] = args._;
  // @ts-expect-error `color` is declared as text
  const wrong: number = args.color;
  assertEquals([json, args.help, color, args.c, tags, rest, args.runs, wrong], [
    true,
    false,
    "never",
    "never",
    ["a", "b"],
    ["run", "7"],
    3,
    "never",
  ] as unknown[]);
});

/** The functions, classes and constants of a declaration file. */
async function declaredValues(door: string): Promise<string[]> {
  const text = await Deno.readTextFile(new URL(`../../../lib/std/${door}.d.ts`, import.meta.url));
  return [...text.matchAll(/^export (?:function|class|const) (\w+)/gm)].map((match) => match[1]!);
}
