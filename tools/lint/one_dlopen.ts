import { projectPath } from "./imports.ts";
import { mentions } from "./mentions.ts";

/**
 * `Deno.dlopen` stands in one file: whoever reviews what native code this project calls, and with
 * which types, reads `lib/system/libc.ts` and is done.
 */
export const oneDlopen: Deno.lint.Rule = {
  create(context): Deno.lint.LintVisitor {
    if (projectPath(context.filename) === "lib/system/libc.ts") return {};
    if (!mentions(context, "dlopen")) return {};
    return {
      'MemberExpression[object.name="Deno"][property.name="dlopen"]'(node: Deno.lint.Node): void {
        context.report({
          node,
          message: "Cannot open a native library here: only lib/system/libc.ts does",
          hint: "Declare the symbol there and export a function",
        });
      },
    };
  },
};
