/**
 * A short text in words, so that whoever sees them can read it.
 *
 * @module
 */

import type { Region } from "../memory/memory.ts";

/** How many words a text of at most `bytes` bytes takes: one for its length, four bytes in each other. */
export function textWords(bytes: number): number {
  return 1 + Math.ceil(bytes / 4);
}

/**
 * Writes a text.
 *
 * @param at The number of its first word.
 * @param most How many bytes of UTF-8 it may have.
 * @throws {RangeError} if it is longer.
 */
export function writeText(region: Region, at: number, most: number, text: string): void {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > most) {
    throw new RangeError(
      `Cannot take the name "${text}": it has ${bytes.length} bytes, more than ${most}`,
    );
  }
  if (bytes.length === 0) return;
  const padded = new Uint8Array(4 * Math.ceil(bytes.length / 4));
  padded.set(bytes);
  new Int32Array(padded.buffer).forEach((word, i) => region.cell(at + 1 + i).store(word));
  region.cell(at).store(bytes.length);
}

/** Reads a text. */
export function readText(region: Region, at: number): string {
  const length = region.cell(at).load();
  const words = new Int32Array(Math.ceil(length / 4));
  words.forEach((_, i) => words[i] = region.cell(at + 1 + i).load());
  return new TextDecoder().decode(new Uint8Array(words.buffer, 0, length));
}
