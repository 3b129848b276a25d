/**
 * Whether there is such a file, of any kind: a link that leads nowhere is there, too.
 *
 * @param path Where to look.
 *
 * @example
 * ```ts
 * import { exists } from "interleave/evidence";
 * import { assert } from "@std/assert";
 *
 * assert(exists("."));
 * ```
 */
export function exists(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
