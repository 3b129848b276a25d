import { fromFileUrl, join } from "@std/path";

const ROOT = fromFileUrl(new URL("../", import.meta.url));

/**
 * What follows `deno` where the course runs a lesson's program, up to flags of that program and its file.
 *
 * Of a configuration it takes over the names and the lock, which programs run by; the rest is for the
 * compiler. Reading it as a whole would have each process, and each of its children, start 5 ms later.
 *
 * @param folder Where that configuration lies, and its lock, which packages are added to that a program
 *   brings along. If not given, that of the repository, to which nothing is added.
 */
export function runArguments(folder?: string): string[] {
  const home = folder ?? ROOT;
  const names = ["--import-map", join(home, "deno.json"), `--lock=${join(home, "deno.lock")}`];
  const frozen = folder === undefined ? ["--frozen"] : [];
  return ["run", "--allow-all", "--quiet", "--no-config", ...names, ...frozen];
}
