/**
 * Whether a file has a word at all. The linter takes milliseconds to look at every node of a file for
 * a rule's selectors, and most files have nothing that the rule is about.
 *
 * @param context The rule's context.
 * @param word As it is written in code.
 * @returns Whether the rule has anything to look at.
 */
export function mentions(context: Deno.lint.RuleContext, word: string): boolean {
  return context.sourceCode.text.includes(word);
}
