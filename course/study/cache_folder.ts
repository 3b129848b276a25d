import { join } from "@std/path";

/** Where the page may keep what can be made again: a folder in the user's cache. */
export function cacheFolder(): string {
  const home = Deno.env.get("HOME") ?? Deno.env.get("USERPROFILE") ?? ".";
  const caches = Deno.env.get("XDG_CACHE_HOME") ?? Deno.env.get("LOCALAPPDATA");
  return join(caches || join(home, ".cache"), "interleave", "study");
}
