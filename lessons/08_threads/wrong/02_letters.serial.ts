import { Thread } from "interleave/threads";

export class LetterCounter extends Thread {
  readonly door: string;
  readonly text: Uint8Array;
  readonly letter: string;
  readonly count = new Int32Array(new SharedArrayBuffer(4));

  constructor(door: string, text: Uint8Array, letter: string) {
    super({ module: import.meta.url, name: `counts ${letter}` });
    this.door = door;
    this.text = text;
    this.letter = letter;
  }

  get found(): number {
    return this.count[0]!;
  }

  override run(): void {
    using file = Deno.openSync(this.door);
    file.lockSync();
    const code = this.letter.charCodeAt(0);
    for (const each of this.text) {
      if (each === code) this.count[0]!++;
    }
  }
}

export async function countAll(
  door: string,
  text: Uint8Array,
  letters: readonly string[],
): Promise<number[]> {
  const counters = letters.map((letter) => new LetterCounter(door, text, letter));
  for (const counter of counters) {
    counter.start();
    await counter.join();
  }
  return counters.map(({ found }) => found);
}
