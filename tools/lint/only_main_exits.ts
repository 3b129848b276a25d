import { projectPath } from "./imports.ts";
import { mentions } from "./mentions.ts";

/** Programs, and the one function that stands for the language's `exit()`. */
const mayExit = [
  /^course\/main\.ts$/,
  /^lib\/system\/final_steps\.ts$/,
  /^lib\/workers\/\w+_main\.ts$/,
  /^(tools|bench)\//,
  // Beside the tests lie programs that they start.
  /^tests\/.*(?<!_test)\.ts$/,
];

/**
 * `Deno.exit` ends everything at once, past `finally`, `using` and the caller's plans; so only
 * programs call it, and the rest of the code throws or returns.
 */
export const onlyMainExits: Deno.lint.Rule = {
  create(context): Deno.lint.LintVisitor {
    const path = projectPath(context.filename);
    if (mayExit.some((each) => each.test(path)) || !mentions(context, "exit")) return {};
    return {
      'MemberExpression[object.name="Deno"][property.name="exit"]'(node: Deno.lint.Node): void {
        context.report({
          node,
          message: "Cannot exit here: only a program's main file ends the process",
          hint: "Throw, return a status, or set Deno.exitCode",
        });
      },
    };
  },
};
