import { fromFileUrl, join } from "@std/path";
import type { Need } from "./kit.ts";

const ROOT = fromFileUrl(new URL("../", import.meta.url));

/**
 * What follows `deno` where the course runs a lesson's program, up to the program's file.
 *
 * Of a configuration it takes over the names and the lock, which programs run by; the rest is for the
 * compiler. Reading it as a whole would have each process, and each of its children, start 5 ms later.
 *
 * @param needs What the program needs of the machine: for `fork()`, Deno has to be told.
 * @param folder Where that configuration lies, and its lock, which packages are added to that a program
 *   brings along. If not given, that of the repository, to which nothing is added.
 */
export function runArguments(needs: readonly Need[] = [], folder?: string): string[] {
  const home = folder ?? ROOT;
  const names = ["--import-map", join(home, "deno.json"), `--lock=${join(home, "deno.lock")}`];
  const frozen = folder === undefined ? ["--frozen"] : [];
  const forks = needs.includes("fork") ? ["--v8-flags=--single-threaded"] : [];
  return ["run", "--allow-all", "--quiet", "--no-config", ...names, ...frozen, ...forks];
}
