/**
 * Text in the columns of a terminal, for everything that draws.
 *
 * @module
 */

/** A text in at most so many columns, shortened in the middle, where names differ least. */
export function shorten(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  // As people see them: half of a flag is another sign, of another width.
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  while (characters.length > 0 && displayWidth(characters.join("")) >= columns) {
    characters.splice(characters.length >> 1, 1);
  }
  characters.splice((characters.length + 1) >> 1, 0, "…");
  return characters.join("");
}

/** Fills a text with spaces, on its right. */
export function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - displayWidth(text)));
}

/**
 * How many columns a terminal gives to a text: two to wide characters, none to accents. No package,
 * as each child process that says something would load it; the tests compare with one.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += /\p{Mark}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** Emoji, except the letters that flags are made of, and the East Asian blocks. */
const WIDE =
  /(?!\p{RI})\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
