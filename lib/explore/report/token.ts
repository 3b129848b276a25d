/**
 * A schedule as a word that can be copied: `x1:1c09f3:abba`.
 *
 * Letters are threads in the order of the program, a number repeats the letter before it. In front
 * stand the version of this form and a number made of the code, so that no token is replayed on code
 * that it was not made for.
 *
 * @module
 */

const LETTERS = String.raw`((?:[a-z]\d*)*)`;
const TURNS = new RegExp(`^${LETTERS}$`);
const FORM = new RegExp(`^x1:([0-9a-f]{6}):${LETTERS}$`);

/**
 * Whether a text looks like a replay token, whatever code it was made for.
 *
 * @param text Any text.
 *
 * @example A token, and another word
 * ```ts
 * import { isReplayToken } from "interleave/explore";
 * import { assert } from "@std/assert";
 *
 * assert(isReplayToken("x1:1c09f3:abba"));
 * assert(!isReplayToken("abba"));
 * ```
 */
export function isReplayToken(text: string): boolean {
  return FORM.test(text);
}

/** Writes a token. */
export function tokenOf(schedule: readonly number[], code: string): string {
  return `x1:${code}:${lettersOf(schedule)}`;
}

/**
 * Reads a token.
 *
 * @param code The number of the code as it is now.
 * @returns Who makes each step.
 * @throws {TypeError} if it is no token, or one of other code.
 */
export function scheduleOf(token: string, code: string): number[] {
  const turns = turnsOf(token);
  const made = token.split(":")[1]!;
  if (made !== code) {
    throw new TypeError(
      `Cannot replay ${token}: it was made for other code (${made}, now ${code}); explore again`,
    );
  }
  return turns;
}

/**
 * Reads who makes each step, whatever code the token was made for.
 *
 * @throws {TypeError} if it is no token.
 */
export function turnsOf(token: string): number[] {
  const match = FORM.exec(token);
  if (match === null) {
    throw new TypeError(
      `Cannot replay ${JSON.stringify(token)}: a token looks like x1:1c09f3:abba`,
    );
  }
  return turnsIn(match[2]!);
}

const A = "a".charCodeAt(0);

/**
 * Reads the letters of a token.
 *
 * @throws {TypeError} if they are none.
 */
export function turnsIn(letters: string): number[] {
  if (!TURNS.test(letters)) {
    throw new TypeError(`Cannot read turns from ${JSON.stringify(letters)}: they look like abba`);
  }
  return [...letters.matchAll(/([a-z])(\d*)/g)].flatMap(([, letter, times]) =>
    new Array<number>(Math.min(Number(times || 1), 1 << 16)).fill(letter!.charCodeAt(0) - A)
  );
}

/** The letters of a token: who makes each step. */
export function lettersOf(schedule: readonly number[]): string {
  let text = "";
  for (let from = 0, to = 0; from < schedule.length; from = to) {
    while (to < schedule.length && schedule[to] === schedule[from]) to++;
    const letter = String.fromCharCode(A + schedule[from]!);
    text += to - from > 2 ? `${letter}${to - from}` : letter.repeat(to - from);
  }
  return text;
}

/** A number made of texts, six hexadecimal digits. Source: FNV-1a, folded to 24 bits. */
export function codeNumber(...texts: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0xff, 0x01000193);
  }
  return ((hash >>> 24 ^ hash) & 0xffffff).toString(16).padStart(6, "0");
}
