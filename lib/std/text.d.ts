/** Types of what we use of `@std/text`. */
export function closestString(
  word: string,
  possibleWords: ReadonlyArray<string>,
  options?: { caseSensitive?: boolean; compareFn?: (a: string, b: string) => number },
): string;
export function levenshteinDistance(a: string, b: string): number;
export function toCamelCase(input: string): string;
export function toKebabCase(input: string): string;
export function toPascalCase(input: string): string;
export function toSnakeCase(input: string): string;
