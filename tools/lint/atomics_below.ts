import { projectPath } from "./imports.ts";

/**
 * `Atomics` stands in `lib/memory/` only: that is the surface a reviewer must distrust, and what the
 * explorer swaps, in the one file that does so. Lessons teach it, tests and benchmarks measure it; they
 * may.
 */
export const atomicsBelow: Deno.lint.Rule = {
  create(context): Deno.lint.LintVisitor {
    const path = projectPath(context.filename);
    if (!/^(lib|course|tools)\//.test(path) || path.startsWith("lib/memory/")) return {};
    if (path === "lib/explore/raw/raw_memory.ts") return {};
    return {
      'MemberExpression[object.name="Atomics"]'(node: Deno.lint.Node): void {
        context.report({
          node,
          message: "Cannot use Atomics here: only lib/memory/ does",
          hint: "Use a cell of lib/memory, or a primitive of lib/sync",
        });
      },
    };
  },
};
