import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { COMMANDS } from "../../course/commands.ts";
import { lateMarkdown } from "../../course/late_markdown.ts";

/** As `deno info` tells of a module. */
interface ModuleInfo {
  readonly specifier: string;
  readonly dependencies?: readonly {
    /** Not there where only types are imported. */
    readonly code?: { readonly specifier: string };
    readonly isDynamic?: boolean;
  }[];
}

/** What a program loads before its first line. */
async function loadedWith(file: string): Promise<Set<string>> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", file],
    cwd: fromFileUrl(new URL("../../", import.meta.url)),
    stderr: "null",
  }).output();
  const { roots, modules }: { roots: string[]; modules: ModuleInfo[] } = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  const loaded = new Set(roots);
  for (const each of loaded) {
    const { dependencies = [] } = modules.find(({ specifier }) => specifier === each) ?? {};
    for (const { code, isDynamic } of dependencies) {
      if (code && !isDynamic) loaded.add(code.specifier);
    }
  }
  return loaded;
}

Deno.test("no command loads what renders Markdown before it renders some", async () => {
  const all = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    const address = (name: string): string => import.meta.resolve(`../../course/${name}.ts`);
    const files = ["main", ...COMMANDS.map((name) => `commands/${name}`)].map(address);
    await Deno.writeTextFile(all, files.map((file) => `import "${file}";\n`).join(""));
    const loaded = await loadedWith(all);
    assert(files.every((file) => loaded.has(file)));
    assertEquals([...loaded].filter((each) => /marked|highlight|\/markdown/.test(each)), []);
  } finally {
    await Deno.remove(all);
  }
  assertStringIncludes((await lateMarkdown()).markdown("*so*", 40), "so");
});
