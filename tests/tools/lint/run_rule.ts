import plugin from "../../../tools/lint/plugin.ts";

/**
 * What one rule says about a file.
 *
 * @param rule Its name in the plugin.
 * @param path Where the file would lie in the project.
 * @param source The file's text.
 * @returns The messages, in order.
 */
export function runRule(rule: keyof typeof plugin.rules, path: string, source: string): string[] {
  const only: Deno.lint.Plugin = { name: plugin.name, rules: { [rule]: plugin.rules[rule] } };
  return Deno.lint.runPlugin(only, path, source).map((each) => each.message);
}
