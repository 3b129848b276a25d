import { mentions } from "./mentions.ts";

/** `#name` is private at run time too; TypeScript's `private` any caller can cast away. */
export const privateFields: Deno.lint.Rule = {
  create(context): Deno.lint.LintVisitor {
    if (!mentions(context, "private")) return {};
    function report(node: Deno.lint.Node): void {
      context.report({
        node,
        message: "Cannot declare a member `private`: it is not at run time",
        hint: "Name it `#…`",
      });
    }
    return {
      'PropertyDefinition[accessibility="private"]': report,
      'AccessorProperty[accessibility="private"]': report,
      // A constructor has no `#` form.
      'MethodDefinition[accessibility="private"][kind!="constructor"]': report,
      TSParameterProperty(node): void {
        // Deno 2.9 leaves `accessibility` of this node undefined.
        if (context.sourceCode.getText(node).startsWith("private")) report(node);
      },
    };
  },
};
