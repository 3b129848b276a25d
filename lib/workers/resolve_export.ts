/**
 * The receiving end of `target.ts`. On the start path of every child: it imports nothing but types.
 *
 * @module
 */

import type { AbstractClass, ExportReference, Target } from "./target.ts";

/**
 * Finds the export that `referTo()` named, in the module as it is here.
 *
 * @param what As in `referTo()`.
 * @throws {TypeError} if there is none of that name, or another function has the name.
 */
export function resolveExport(
  what: string,
  namespace: Readonly<Record<string, unknown>>,
  reference: ExportReference,
): Target {
  const { name, module } = reference;
  const named = namespace[name];
  const fallback = namespace.default;
  const found = typeof named === "function"
    ? named
    : typeof fallback === "function" && fallback.name === name
    ? fallback
    : undefined;
  if (found === undefined) {
    throw new TypeError(
      `Cannot find the ${what} ${name}: ${shortName(module)} does not export it by that name; ` +
        `write \`export\` before ${name}`,
    );
  }
  if (fingerprint(found as Target) !== reference.fingerprint) {
    throw new TypeError(
      `Cannot use the ${what} ${name}: what ${shortName(module)} exports by that name is another ` +
        "function; was an inner function given that has the same name as the export?",
    );
  }
  return found as Target;
}

/** The last part of a URL, for messages. */
export function shortName(module: string): string {
  return module.startsWith("data:") ? "the module" : module.slice(module.lastIndexOf("/") + 1);
}

/** FNV-1a over the source text of a function: the same text has the same number in every process. */
export function fingerprint(value: Target | AbstractClass): number {
  const text = Function.prototype.toString.call(value);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
