import { Thread, Value } from "interleave/threads";

export class LetterCounter extends Thread {
  readonly door: string;
  readonly text: Uint8Array;
  readonly letter: string;
  readonly count: Value<"int32"> = new Value("int32");

  constructor(door: string, text: Uint8Array, letter: string) {
    super({ module: import.meta.url });
    this.door = door;
    this.text = text;
    this.letter = letter;
  }

  override run(): void {
    using file = Deno.openSync(this.door);
    file.lockSync();
    this.count.value = this.text.filter((each) => each === this.letter.charCodeAt(0)).length;
  }
}

export function countAll(
  door: string,
  text: Uint8Array,
  letters: readonly string[],
): Promise<number[]> {
  const counters = letters.map((letter) => new LetterCounter(door, text, letter));
  for (const counter of counters) counter.start();
  return Promise.all(counters.map(async (counter) => {
    await counter.join();
    return counter.count.value;
  }));
}
