// Worked out in the place of written down.

const words = ["abcd", "abdc", "acbd", "acdb", "adbc", "adcb", "badc"] as const;

/** With each letter: has A given out as many permits as are used up by then? */
function canBe(word: string): boolean {
  let permits = 0;
  for (const letter of word) {
    if (letter === "a" || letter === "d") permits++;
    else if (--permits < 0) return false;
  }
  return word.indexOf("a") < word.indexOf("d");
}

export const possible = Object.fromEntries(
  words.map((word) => [word, canBe(word)]),
) as Record<typeof words[number], boolean>;
