/** Options of the comparing functions. */
export interface CompareOptions {
  /** Whether `a` and `A` differ. @default {false} */
  caseSensitive?: boolean;
  /** How far two words are apart; by default `levenshteinDistance()`. */
  compareFn?: (a: string, b: string) => number;
}

/** The word that is nearest to `givenWord`; `possibleWords` must not be empty. */
export function closestString(
  givenWord: string,
  possibleWords: readonly string[],
  options?: CompareOptions,
): string;

/** How many characters must be inserted, removed or replaced to turn one word into the other. */
export function levenshteinDistance(str1: string, str2: string): number;

/** A copy of the words, nearest to `givenWord` first. */
export function wordSimilaritySort(
  givenWord: string,
  possibleWords: readonly string[],
  options?: CompareOptions,
): string[];

/** `likeThis`. */
export function toCamelCase(input: string): string;
/** `like-this`. */
export function toKebabCase(input: string): string;
/** `LikeThis`. */
export function toPascalCase(input: string): string;
/** `like_this`. */
export function toSnakeCase(input: string): string;
