/**
 * Where a file lies in the project and what it imports, for the rules that care.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import config from "../../deno.json" with { type: "json" };

const root = withSlashes(fromFileUrl(new URL("../../", import.meta.url)));
const importMap: Readonly<Record<string, string>> = config.imports;

/** One import or re-export of a file. */
export interface Import {
  /** Where to report. */
  readonly node: Deno.lint.Node;
  /** As written: `"../errors.ts"`, `"interleave/system"`, `"npm:marked"`. */
  readonly specifier: string;
  /** The file that it names, from the project's root (`"lib/errors.ts"`); else as written. */
  readonly target: string;
  /** Whether nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/**
 * The path of a linted file from the project's root.
 *
 * @param filename As the linter gives it.
 * @returns For example `"lib/errors.ts"`.
 */
export function projectPath(filename: string): string {
  const path = withSlashes(filename);
  return path.startsWith(root) ? path.slice(root.length) : path;
}

/**
 * A visitor that finds every import whose specifier is written out: declarations, re-exports,
 * `import()` and `import("…")` types.
 *
 * @param context The rule's context.
 * @param found Called for each.
 * @returns What a rule's `create()` returns.
 */
export function eachImport(
  context: Deno.lint.RuleContext,
  found: (each: Import) => void,
): Deno.lint.LintVisitor {
  const importer = projectPath(context.filename);

  function report(node: Deno.lint.Node, specifier: unknown, typeOnly: boolean): void {
    if (typeof specifier !== "string") return;
    found({ node, specifier, target: resolveImport(specifier, importer), typeOnly });
  }

  return {
    ImportDeclaration(node): void {
      report(node, node.source.value, node.importKind === "type" || allTypes(node.specifiers));
    },
    ExportNamedDeclaration(node): void {
      report(node, node.source?.value, node.exportKind === "type" || allTypes(node.specifiers));
    },
    ExportAllDeclaration(node): void {
      report(node, node.source.value, node.exportKind === "type");
    },
    ImportExpression(node): void {
      if (node.source.type === "Literal") report(node, node.source.value, false);
    },
    TSImportType(node): void {
      const { argument } = node;
      if (argument.type === "TSLiteralType" && argument.literal.type === "Literal") {
        report(node, argument.literal.value, true);
      }
    },
  };
}

/** Follows relative paths and the import map; a package stays as it is written. */
function resolveImport(specifier: string, importer: string): string {
  const mapped = importMap[specifier];
  if (mapped?.startsWith("./")) return mapped.slice(2);
  if (!/^\.{0,2}\//.test(specifier)) return specifier;
  return new URL(specifier, `file:///${importer}`).pathname.slice(1);
}

/** `import { type A, type B }`: names, and none of them a value. */
function allTypes(specifiers: readonly Deno.lint.Node[]): boolean {
  return specifiers.length > 0 &&
    specifiers.every((each) =>
      each.type === "ImportSpecifier" && each.importKind === "type" ||
      each.type === "ExportSpecifier" && each.exportKind === "type"
    );
}

/** A path as URLs and rules write it, on Windows too. */
function withSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}
