/**
 * Writes `deno.jsr.json`: the same configuration, with the `@std` packages taken from JSR.
 *
 * The doors of `lib/std/` exist because JSR cannot be reached from everywhere. Who reaches it and
 * prefers the original packages uses that file; nothing else in the sources changes.
 *
 * Run it after an edit of `deno.json`: `deno run -A tools/jsr_config.ts`
 *
 * @module
 */

const door = /"(@std\/[\w/-]+)": "\.\/lib\/std\/\w+\.ts"/g;

/**
 * The text of `deno.json` with `jsr:` in the place of each door.
 *
 * @param config The text of `deno.json`.
 * @returns The text of `deno.jsr.json`.
 */
export function toJsr(config: string): string {
  return config.replaceAll(door, (_, name: string) => `"${name}": "${jsrSpecifier(name)}"`);
}

/** `@std/cli/parse-args` is the entry `parse-args` of the package `@std/cli`. */
function jsrSpecifier(name: string): string {
  const [scope, pack, ...entry] = name.split("/");
  return [`jsr:${scope}/${pack}@^1`, ...entry].join("/");
}

if (import.meta.main) {
  const root = new URL("../", import.meta.url);
  const config = await Deno.readTextFile(new URL("deno.json", root));
  await Deno.writeTextFile(new URL("deno.jsr.json", root), toJsr(config));
}
