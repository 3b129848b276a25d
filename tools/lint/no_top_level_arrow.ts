const functionNodes = ["ArrowFunctionExpression", "FunctionExpression"];

/** An exported function is a `function`: hoisted, named in stacks, its signature easy to find. */
export const noTopLevelArrow: Deno.lint.Rule = {
  create(context): Deno.lint.LintVisitor {
    function check(node: Deno.lint.Node, name: string): void {
      if (!functionNodes.includes(node.type)) return;
      context.report({
        node,
        message: `Cannot export ${name} as an expression: an exported function is declared`,
        hint: "Write `export function …`",
      });
    }
    return {
      ExportNamedDeclaration({ declaration }): void {
        if (declaration?.type !== "VariableDeclaration") return;
        for (const { id, init } of declaration.declarations) {
          if (init) check(init, id.type === "Identifier" ? id.name : "it");
        }
      },
      ExportDefaultDeclaration({ declaration }): void {
        check(declaration, "the default");
      },
    };
  },
};
