/**
 * A thread that knows its job
 *
 * Count several letters of a text, each in a thread of its own, all at the same time. The threads are
 * objects of a class that extends `Thread`: what each has to do is in its fields, and after its end one
 * asks it for the result.
 *
 *     await countAll("/dev/null", text, ["a", "b"])   // [how many a, how many b]
 *
 * In the thread there is a copy of the object. What lies in shared memory is the same in both.
 */
import { Thread } from "interleave/threads";

/** Counts how often a letter is in a text. */
export class LetterCounter extends Thread {
  readonly door: string;
  /** In shared memory, one byte for each letter. */
  readonly text: Uint8Array;
  readonly letter: string;
  // The field is copied, but what it stands for is shared: both objects show the same word.
  readonly count = new Int32Array(new SharedArrayBuffer(4));

  constructor(door: string, text: Uint8Array, letter: string) {
    super({ module: import.meta.url, name: `counts ${letter}` });
    this.door = door;
    this.text = text;
    this.letter = letter;
  }

  /** How often the letter was found. */
  get found(): number {
    return this.count[0]!;
  }

  /** What the thread does: it waits at the door, and counts. */
  override run(): void {
    using file = Deno.openSync(this.door);
    file.lockSync();
    const code = this.letter.charCodeAt(0);
    for (const each of this.text) {
      if (each === code) this.count[0]!++;
    }
  }
}

/** How often each of the letters is in the text, by a thread for each. */
export async function countAll(
  door: string,
  text: Uint8Array,
  letters: readonly string[],
): Promise<number[]> {
  const counters = letters.map((letter) => new LetterCounter(door, text, letter));
  // start() is what makes a thread, and has it call run(). Who calls run() calls a method.
  for (const counter of counters) counter.start();
  for (const counter of counters) await counter.join();
  return counters.map(({ found }) => found);
}

if (import.meta.main) {
  const text = new Uint8Array(new SharedArrayBuffer(6));
  new TextEncoder().encode("banana").forEach((byte, n) => text[n] = byte);
  console.log(await countAll("/dev/null", text, ["a", "b"])); // a door that nobody has locked
}
