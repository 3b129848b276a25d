/**
 * With which flags a child of this program runs: the same configuration, the same permissions.
 *
 * @module
 */

import { family } from "./family.ts";

const PERMISSIONS = ["read", "write", "net", "env", "run", "ffi", "sys", "import"] as const;

/** Flags of `deno run` that a child takes over, by their long name. */
const INHERITED =
  /^--(allow-|deny-|no-prompt|permission-set|config|no-config|import-map|lock$|lock=|no-lock|frozen|node-modules-dir|vendor|cached-only|no-remote|no-npm|v8-flags|unstable|conditions|location|seed|cert|env-file|minimum-dependency-age)/;
/** Short forms: all permissions, single ones (`-RW`), a permission set, the configuration. */
const INHERITED_SHORT = /^-([ARWNESI]+(=.*)?|P(=.*)?|c)$/;
/** Flags whose value is the next word when it is not joined by `=`. */
const WITH_VALUE = new Set(["-c", "--config", "--import-map", "--location", "--cert", "--seed"]);
/** Commands of `deno` that take the file to run first, so that what follows it is not theirs. */
const RUNS_ONE_FILE = new Set(["run", "serve", "x"]);

let flags: readonly string[] | undefined;

/**
 * The flags for a child, worked out once.
 *
 * With all permissions on Linux they are read from this program's own command line. Otherwise each
 * permission is passed on that is granted as a whole; one that is granted in part is not, so that a
 * child never may more than its parent.
 */
export function childFlags(): readonly string[] {
  return flags ??= fromCommandLine() ?? fromPermissions();
}

/**
 * Picks from a command line of `deno` what a child takes over.
 *
 * @param words The command line, `deno` included.
 * @param discoverConfig Finds the configuration that the program found by itself.
 */
export function inheritedFlags(
  words: readonly string[],
  discoverConfig: () => string | null,
): string[] {
  const command = words[1] ?? "";
  const inherited: string[] = [];
  for (let i = 2; i < words.length; i++) {
    const word = words[i]!;
    if (word === "--") break;
    if (!word.startsWith("-")) {
      if (RUNS_ONE_FILE.has(command)) break;
      continue;
    }
    const value = WITH_VALUE.has(word) ? words[++i] : undefined;
    if (INHERITED.test(word) || INHERITED_SHORT.test(word)) {
      inherited.push(word, ...(value === undefined ? [] : [value]));
    }
  }
  return inherited.some(isConfigFlag)
    ? inherited
    : [...inherited, ...configFlags(discoverConfig())];
}

function isConfigFlag(word: string): boolean {
  return word === "-c" || word.startsWith("--config") || word === "--no-config";
}

/** The child's main module is ours, so it would find our configuration instead of the program's. */
function configFlags(config: string | null): string[] {
  return config === null ? ["--no-config"] : ["--config", config];
}

function fromCommandLine(): string[] | null {
  try {
    const words = Deno.readTextFileSync("/proc/self/cmdline").split("\0").slice(0, -1);
    return inheritedFlags(words, discoverConfig);
  } catch {
    return null; // not Linux, or not all permissions
  }
}

function fromPermissions(): string[] {
  const granted = PERMISSIONS.filter((name) =>
    Deno.permissions.querySync({ name }).state === "granted"
  );
  const allow = granted.length === PERMISSIONS.length
    ? ["--allow-all"]
    : granted.map((name) => `--allow-${name}`);
  // The child takes its orders from an environment variable.
  if (!granted.includes("env")) allow.push("--allow-env=INTERLEAVE_PROCESS");
  return ["--no-prompt", ...allow, ...configFlags(discoverConfig())];
}

/** The configuration file that Deno found for this program: the nearest one above its main module. */
function discoverConfig(): string | null {
  try {
    const main = new URL(family().mainModule!);
    let folder = main.protocol === "file:" ? new URL(".", main) : currentFolder();
    for (;;) {
      for (const name of ["deno.json", "deno.jsonc"]) {
        const candidate = new URL(name, folder);
        if (isFile(candidate)) return decodeURIComponent(candidate.pathname);
      }
      const above = new URL("..", folder);
      if (above.href === folder.href) return null;
      folder = above;
    }
  } catch {
    return null;
  }
}

function currentFolder(): URL {
  return new URL(`file://${Deno.cwd().replaceAll(/[%?#]/g, encodeURIComponent)}/`);
}

function isFile(url: URL): boolean {
  try {
    return Deno.statSync(url).isFile;
  } catch {
    return false;
  }
}
