/**
 * Handing work over: functions do not travel, but a module and the name of one of its exports do.
 *
 * @module
 */

import { fingerprint, shortName } from "./resolve_export.ts";

/** A function that another process can run: exported by a module, found there by its name. */
export type Target = (...args: never[]) => unknown;

/** The arguments of a target, checked against its parameters; the last may be given as `kwargs`. */
export type TargetArguments<F extends Target> =
  | ([] extends Parameters<F> ? { readonly args?: Readonly<Parameters<F>>; readonly kwargs?: never }
    : { readonly args: Readonly<Parameters<F>>; readonly kwargs?: never })
  | (Required<Parameters<F>> extends [...infer Init, infer Last] ? (
      & (Init extends [] ? { readonly args?: [] } : { readonly args: Readonly<Init> })
      & { readonly kwargs: Last }
    )
    : never);

/** The target and its arguments; a subclass that overrides `run()` needs none. */
export type TargetOptions<F extends Target> = ({ readonly target: F } & TargetArguments<F>) | {
  readonly target?: undefined;
  readonly args?: undefined;
  readonly kwargs?: undefined;
};

/** Where the other side finds an export, and how it knows that it is the right one. */
export interface ExportReference {
  readonly module: string;
  readonly name: string;
  readonly fingerprint: number;
}

const SCHEMES = ["file:", "http:", "https:", "data:"];

/**
 * Names an export so that another process can find it.
 *
 * Says no as early as it can: here when the module's source is at hand and lacks such an export, else
 * over there (`resolveExport`).
 *
 * @param what What it is, for the errors: `"target"`, `"class"`.
 * @param module The URL of the module that exports it: `import.meta.url`.
 * @param value The function or class itself.
 * @throws {TypeError} if it cannot be found by name.
 */
export function referTo(
  what: string,
  module: unknown,
  value: Target | AbstractClass,
): ExportReference {
  if (typeof module !== "string" || !URL.canParse(module) || !isImportable(module)) {
    throw new TypeError(
      `Cannot hand over the ${what}: module is ${
        Deno.inspect(module)
      }; give import.meta.url of the ` +
        "module file that exports it",
    );
  }
  const { name } = value;
  const problem = name === "" || name.startsWith("bound ")
    ? `${name === "" ? "it" : `"${name}"`} has no name of its own`
    : exportProblem(module, name);
  if (problem !== null) {
    throw new TypeError(
      `Cannot hand over the ${what}${
        name === "" ? "" : ` ${name}`
      }: ${problem}; functions do not ` +
        "travel, the other process imports the module and looks for the export of that name. Define " +
        "it at the top of the module, with `export` before it",
    );
  }
  return { module, name, fingerprint: fingerprint(value) };
}

/** A class, for its name. */
export type AbstractClass = abstract new (...args: never[]) => unknown;

function isImportable(module: string): boolean {
  return SCHEMES.includes(new URL(module).protocol) && !module.includes("$deno$");
}

const sources = new Map<string, string | null>();

/** The source of a local module, or `null` when it is not at hand. */
function sourceOf(module: string): string | null {
  let source = sources.get(module);
  if (source === undefined) {
    try {
      source = Deno.readTextFileSync(new URL(module));
    } catch {
      source = null; // remote, or no permission to read: the other side will check
    }
    sources.set(module, source);
  }
  return source;
}

/**
 * Why the module surely has no export of this name, or `null`.
 *
 * Looks for the forms of `export` by their words; what it cannot judge it lets pass.
 */
function exportProblem(module: string, name: string): string | null {
  const source = sourceOf(module);
  if (source === null || /^\s*export\s*\*/m.test(source)) return null;
  const escaped = name.replaceAll("$", "\\$");
  const declared = new RegExp(
    String.raw`\bexport\s+(default\s+)?(declare\s+)?(abstract\s+)?(async\s+)?` +
      String.raw`(function\s*\*?|class|const|let|var)\s*${escaped}\b`,
  );
  if (declared.test(source)) return null;
  if (new RegExp(String.raw`\bexport\s+default\s+${escaped}\b`).test(source)) return null;
  if (/\bexport\s+(const|let|var)\s*[{[]/.test(source)) return null;
  for (const [, list] of source.matchAll(/\bexport\s*\{([^}]*)\}/g)) {
    for (const entry of list!.split(",")) {
      const [from, to = from] = entry.trim().split(/\s+as\s+/);
      if (to === name || (to === "default" && from === name)) return null;
      if (from === name) return `${shortName(module)} exports it under the name ${to}`;
    }
  }
  return `${shortName(module)} does not export it`;
}
