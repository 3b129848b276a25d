import { eachImport, projectPath } from "./imports.ts";

/**
 * A lesson uses what a learner could use: the doors, the assertions, and its own files. Types may
 * come from `course/kit.ts` as well.
 */
export const lessonImports: Deno.lint.Rule = {
  create(context): Deno.lint.LintVisitor {
    const folder = /^lessons\/[^/]+\//.exec(projectPath(context.filename))?.[0];
    if (folder === undefined) return {};
    return eachImport(context, ({ node, specifier, target, typeOnly }) => {
      if (/^interleave(\/|$)/.test(specifier) || specifier === "@std/assert") return;
      if (target.startsWith(folder) || typeOnly && target === "course/kit.ts") return;
      context.report({
        node,
        message: target === "course/kit.ts"
          ? "Cannot import a value from course/kit.ts: it has types only"
          : `Cannot import "${specifier}" in a lesson`,
        hint: target === "course/kit.ts"
          ? "Write `import type`"
          : 'Import from "interleave/…", "@std/assert" or the lesson\'s own folder',
      });
    });
  },
};
