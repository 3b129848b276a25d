/** What the threads of `thread_test.ts` do. */

import {
  currentThread,
  enumerateThreads,
  Event,
  type ExceptHookArgs,
  exit,
  type Lock,
  mainThread,
  move,
  setExcepthook,
  Thread,
  type ThreadHandle,
  ThreadLocal,
  type ThreadSettings,
} from "interleave/threads";
import { currentProcess } from "interleave/processes";
import { span } from "interleave/timeline";

const module = import.meta.url;

export function nothing(): void {}

/** Writes what it was given, and who it is, as JSON in UTF-8 behind its length. */
export function answer(
  into: Uint8Array,
  values: unknown,
  options: { last?: boolean } = {},
): void {
  const { name, ident, daemon } = currentThread();
  write(into, {
    values,
    options,
    thread: { name, ident, daemon },
    main: mainThread().name,
    process: [currentProcess().name, currentProcess().pid],
  });
}

export function write(into: Uint8Array, value: unknown): void {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  into.set(bytes, 4);
  new DataView(into.buffer).setUint32(0, bytes.length);
}

/** Says that it has begun, and waits until it may end. */
export function waitSync(begun: Event, mayEnd: Event): void {
  begun.set();
  mayEnd.waitSync();
}

export async function wait(begun: Event, mayEnd: Event): Promise<void> {
  begun.set();
  await mayEnd.wait();
}

export function add(words: Int32Array, times: number, lock: Lock): void {
  for (let i = 0; i < times; i++) {
    using _held = lock.holdSync();
    words[0]!++;
  }
}

/** Counts the threads that have begun, in word 0, and those that have joined the other, in word 1. */
export function joinOther(other: ThreadHandle, words: Int32Array, lock: Lock): void {
  add(words, 1, lock);
  if (other.joinSync()) add(words.subarray(1), 1, lock);
}

export function joinItself(into: Uint8Array): void {
  try {
    currentThread().joinSync();
  } catch (error) {
    write(into, (error as Error).message);
  }
}

export function names(into: Uint8Array): void {
  write(into, enumerateThreads().map(({ name, daemon }) => [name, daemon]));
}

export function nest(begun: Event, mayEnd: Event): void {
  new Thread({ module, target: waitSync, args: [begun, mayEnd], name: "nested" }).start();
}

export function nestAndJoin(words: Int32Array, depth: number): void {
  words[depth] = 1;
  if (depth === 0) return;
  const thread = new Thread({ module, target: nestAndJoin, args: [words, depth - 1] });
  thread.start();
  thread.joinSync();
}

/** Moves bytes on from thread to thread; the last one notes what it has got, each whether it has some left. */
export function passOn(words: Int32Array, depth: number, bytes: Uint8Array): void {
  if (depth === 0) {
    words[0] = bytes[0]!;
    return;
  }
  const thread = new Thread({
    module,
    target: passOn,
    args: [words, depth - 1, move(bytes)] as const,
  });
  thread.start();
  words[depth] = bytes.length;
  thread.joinSync();
}

export function fail(): void {
  throw new RangeError("the failing line", { cause: new Error("the reason") });
}

export function failLater(): Promise<never> {
  setTimeout(fail);
  return new Promise(() => {});
}

export function exitWith(status: unknown, cleaned: Event): void {
  try {
    exit(status);
  } finally {
    cleaned.set();
  }
}

export function endAtOnce(how: "close()" | "Deno.exit()"): void {
  if (how === "close()") globalThis.close();
  else Deno.exit(3);
  throw new Error("unreachable");
}

export function spin(begun: Event): void {
  begun.set();
  for (;;);
}

/** Goes on waiting when it is cancelled, which ends one wait and no more. */
export function waitDeaf(begun: Event, mayEnd: Event): void {
  begun.set();
  try {
    mayEnd.waitSync();
  } finally {
    mayEnd.waitSync();
  }
}

export function spinUntilCancelled(begun: Event): void {
  begun.set();
  while (!currentThread().cancelled);
}

/** Blocks for ever; cleans up, which takes another wait, when it is cancelled. */
export function blockUntilCancelled(begun: Event, cleaned: Event): void {
  const never = new Event();
  begun.set();
  try {
    never.waitSync();
  } finally {
    if (!never.waitSync({ timeout: 1 })) cleaned.set();
  }
}

export async function sleepUntilCancelled(begun: Event): Promise<void> {
  const { signal } = currentThread();
  begun.set();
  await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

/** Fails in a thread whose hook writes what it is told. */
export function failWithHook(into: Uint8Array): void {
  setExcepthook(({ type, value, stack, thread }: ExceptHookArgs) => {
    write(into, { type, message: (value as Error).message, stack, name: thread.name });
  });
  fail();
}

export function mark(words: Int32Array, index: number): void {
  words[index]!++;
}

export function collect(into: Uint8Array, items: number[] = []): void {
  items.push(1);
  write(into, items);
}

class SlowLocal extends ThreadLocal<{ ident: number | null }> {
  constructor() {
    super(() => {
      for (const end = performance.now() + 20; performance.now() < end;);
      return { ident: currentThread().ident };
    });
  }
}

const slow = new SlowLocal();
const plain = new ThreadLocal<number | undefined>();

/** Sets its own value, meets the others, and looks whether it is still there. */
export async function ownValue(
  given: ThreadLocal<number | undefined>,
  again: ThreadLocal<number | undefined>,
  number: number,
  words: Int32Array,
  lock: Lock,
  all: Event,
): Promise<void> {
  const wasEmpty = plain.value === undefined && given.value === undefined;
  plain.value = given.value = number;
  add(words, 1, lock);
  await all.wait();
  const isOwn = plain.value === number && again.value === number &&
    slow.value.ident === currentThread().ident;
  if (wasEmpty && isOwn) add(words.subarray(1), 1, lock);
}

export class Singer extends Thread {
  verses: string[];
  into: Uint8Array;
  #constructed = true;

  constructor(verses: string[], into: Uint8Array, settings: Partial<ThreadSettings> = {}) {
    super({ module, ...settings });
    this.verses = verses;
    this.into = into;
  }

  override run(): void {
    write(this.into, {
      verses: this.verses,
      name: this.name,
      ident: this.ident,
      isAlive: this.isAlive(),
      isCurrent: currentThread() === this,
      constructed: #constructed in this && this.#constructed,
    });
  }
}

export class Unfinished extends Thread {}

export function startAnother(into: Uint8Array): void {
  const thread = new Thread({ module, target: nothing });
  write(into, thread.daemon);
}

/** Starts a process, which must run with this program's configuration. */
export async function startProcess(file: string): Promise<void> {
  const { Process } = await import("interleave/processes");
  const { answer } = await import("./process_fixture.ts");
  const fixture = new URL("./process_fixture.ts", import.meta.url).href;
  const process = new Process({ module: fixture, target: answer, args: [file] });
  process.start();
  await process.join();
}

export function drawn(text: string, fails: boolean): void {
  {
    using _span = span(text);
  }
  if (fails) {
    setExcepthook(() => {});
    fail();
  }
}
