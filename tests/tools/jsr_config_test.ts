import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { toJsr } from "../../tools/jsr_config.ts";

const root = new URL("../../", import.meta.url);
const config = await Deno.readTextFile(new URL("deno.json", root));
const jsr = await Deno.readTextFile(new URL("deno.jsr.json", root));

Deno.test("toJsr() names the package and its entry", () => {
  assertEquals(
    toJsr(`{ "@std/cli/parse-args": "./lib/std/parse_args.ts", "x": "./lib/std/x.ts" }`),
    `{ "@std/cli/parse-args": "jsr:@std/cli@^1/parse-args", "x": "./lib/std/x.ts" }`,
  );
});

Deno.test("deno.jsr.json is deno.json with the doors replaced, and nothing else", () => {
  assert(jsr === toJsr(config), "Out of date: run `deno run -A tools/jsr_config.ts`");
  assertStringIncludes(jsr, `"@std/assert": "jsr:@std/assert@^1"`);
  assert(!jsr.includes("lib/std/"), "A door is left");
});

Deno.test("deno.jsr.json has the keys of deno.json", () => {
  assertEquals(withoutStd(jsr), withoutStd(config));
});

/** The configuration as data, without what the two files may differ in. */
function withoutStd(text: string): unknown {
  return JSON.parse(text, (key, value) => key.startsWith("@std/") ? null : value);
}
