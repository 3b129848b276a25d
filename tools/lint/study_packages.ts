import { eachImport, projectPath } from "./imports.ts";

/** What the study page is made of, and what it is tested with. */
const packages =
  /^(?:npm:)?(?:hono|codemirror|@codemirror|@lezer|highlight\.js|axe-core|playwright-core)(?:[@/]|$)/;

/** Where they may be used. */
const study = /^(tests\/)?course\/study\//;

/**
 * The packages of the study page are large. Nobody else imports them, so that nobody else, `deno task
 * lesson` first of all, waits for them.
 */
export const studyPackages: Deno.lint.Rule = {
  create(context): Deno.lint.LintVisitor {
    if (study.test(projectPath(context.filename))) return {};
    return eachImport(context, ({ node, specifier, typeOnly }) => {
      if (typeOnly || !packages.test(specifier)) return;
      context.report({
        node,
        message: `Cannot import ${specifier} here: it belongs to the study page`,
        hint: "Do it in course/study",
      });
    });
  },
};
