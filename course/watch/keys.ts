/**
 * Keys from the bytes of a terminal in raw mode.
 *
 * @module
 */

const NAMES: Readonly<Record<string, string>> = {
  "\r": "enter",
  "\n": "enter",
  "\x1b": "escape",
  "\x03": "ctrl-c",
  "\x04": "ctrl-d",
  "\x1a": "ctrl-z",
  "\x1b[A": "up",
  "\x1bOA": "up",
  "\x1b[B": "down",
  "\x1bOB": "down",
};

/** A key that sends several characters, then anything else by itself. */
// deno-lint-ignore no-control-regex -- that is what keys send
const KEY = /\x1b(?:\[[\d;]*[A-Za-z~]|O[A-Z])|[^]/gu;

/**
 * The keys in a chunk of input: letters in lower case, others by name (`enter`, `up`, `ctrl-c`); what
 * has no name here comes as the characters that it sends.
 */
export function keysOf(text: string): string[] {
  return [...text.matchAll(KEY)].map(([key]) => NAMES[key] ?? key.toLowerCase());
}
