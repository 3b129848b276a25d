import { mentions } from "./mentions.ts";

/** Enough for a subject, a verb and something about it. */
const fewestWords = 3;

/** A test's name states what holds, so that a failure can be understood without opening the file. */
export const testNames: Deno.lint.Rule = {
  create(context): Deno.lint.LintVisitor {
    if (!mentions(context, "Deno.test")) return {};
    return {
      CallExpression(node): void {
        if (!/^Deno\.test(\.(only|ignore))?$/.test(context.sourceCode.getText(node.callee))) return;
        const [first] = node.arguments;
        const name = first === undefined ? undefined : nameOf(first);
        if (name === undefined || name.trim().split(/\s+/).length >= fewestWords) return;
        context.report({
          node: first!,
          message: `Cannot tell what "${name}" claims: a test's name is a sentence`,
          hint: 'Write what holds: "Queue.put() waits while the queue is full"',
        });
      },
    };
  },
};

/** The name as far as it is written out; `undefined` when it is computed. */
function nameOf(node: Deno.lint.Node): string | undefined {
  switch (node.type) {
    case "Literal":
      return String(node.value);
    case "TemplateLiteral":
      return node.quasis.map((each) => each.cooked).join("…");
    case "FunctionExpression":
      return node.id?.name ?? "";
    case "ObjectExpression":
      for (const each of node.properties) {
        if (each.type !== "Property" || each.key.type !== "Identifier") continue;
        if (each.key.name === "name") return nameOf(each.value);
      }
  }
  return undefined;
}
