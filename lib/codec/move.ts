/** What can go to another thread as it is: memory (a view stands for all of it), or the end of a channel. */
export type Movable = ArrayBuffer | ArrayBufferView | MessagePort;
/** What really goes. */
export type Moved = ArrayBuffer | MessagePort;

const marked = new WeakSet<object>();
/** How many of them have been marked and not moved. */
let some = 0;
const bolted = new WeakSet<ArrayBufferLike>();

/**
 * Has memory move to the thread that it is sent to next, instead of a copy of it: this takes no time, and
 * no more memory, however much it is. Here it is gone then: its buffer is detached, its length is 0.
 *
 * It can be anywhere in what a function is called with in a thread, or by a pool of threads, and in what
 * a pool's function returns. An argument is gone as soon as it is sent: after `apply()`, `submit()` or
 * `start()`; of the items of a `map()` each when its turn comes. It does not come back if the task is
 * cancelled.
 *
 * Where nothing can be moved, to a process or through a queue, sending it is a `TypeError`.
 *
 * @typeParam T What it is.
 * @param value The memory; of a view, all that is below it. Or a `MessagePort`, which can only be moved.
 * @returns The same, for the place where it is sent.
 * @throws {DOMException} `DataCloneError` if it cannot be moved: it is shared, it has been moved already, or it
 *   is something else.
 *
 * @example To a thread and back, without a copy
 * ```ts
 * import { move, ThreadPoolExecutor } from "interleave/pools";
 * import { assertEquals } from "@std/assert";
 *
 * const module = `data:text/javascript,
 *   import { move } from "${import.meta.resolve("interleave/pools")}";
 *   export function invert(pixels) {
 *     for (let i = 0; i < pixels.length; i++) pixels[i] ^= 255;
 *     return move(pixels);
 *   }`;
 * const { invert } = await import(module);
 *
 * await using executor = new ThreadPoolExecutor(1, { module });
 * const pixels = new Uint8Array([0, 1, 2]);
 * const inverted = executor.submit(invert, move(pixels));
 * assertEquals(pixels.length, 0);
 * assertEquals(await inverted.result(), new Uint8Array([255, 254, 253]));
 * ```
 */
export function move<T extends Movable>(value: T): T {
  const moved = ArrayBuffer.isView(value) ? value.buffer : value as object;
  const reason = whyNot(moved);
  if (reason !== undefined) throw cannotMove(moved, reason);
  if (!marked.has(moved)) some++;
  marked.add(moved);
  return value;
}

/** Whether an object was given to `move()` and has not been moved yet. */
export function isToBeMoved(object: object): boolean {
  return some > 0 && marked.has(object);
}

/** Whether there is any such object; it may be that nobody will ever send it. */
export function isAnyToBeMoved(): boolean {
  return some > 0;
}

/** Has `move()` refuse memory: it belongs to more than who has the buffer. */
export function bolt(buffer: ArrayBuffer): void {
  bolted.add(buffer);
}

/**
 * Gives away what is to be moved.
 *
 * @param moved What it is.
 * @param post Posts it; afterwards it is gone.
 * @throws {DOMException} `DataCloneError` if one of it cannot be moved after all.
 */
export function giveAway<T>(moved: readonly Moved[], post: (transfer: Moved[]) => T): T {
  for (const each of moved) if (marked.delete(each)) some--;
  try {
    return post([...moved]);
  } catch {
    const left = moved.find((each) => each instanceof ArrayBuffer && !each.detached);
    throw cannotMove(
      left ?? moved,
      "it cannot be detached, as that of a WebAssembly.Memory; copy it",
    );
  }
}

/**
 * Takes what is to be moved away from here, so that it can wait for its time.
 *
 * @returns What can be posted, once, in the same order.
 * @throws {DOMException} `DataCloneError` if one of it cannot be moved after all.
 */
export function takeAway(moved: readonly Moved[]): Moved[] {
  return giveAway(moved, (transfer) => structuredClone(transfer, { transfer }));
}

function whyNot(object: object): string | undefined {
  if (object instanceof MessagePort) return undefined;
  if (object instanceof SharedArrayBuffer) {
    return "every thread that has it sees the same memory; send it without move()";
  }
  if (!(object instanceof ArrayBuffer)) {
    return "give an ArrayBuffer, a view of one, or a MessagePort";
  }
  if (object.detached) return "its memory was moved already";
  return bolted.has(object) ? "others see its memory too; send a copy" : undefined;
}

function cannotMove(object: object, reason: string): DOMException {
  const what = Object.prototype.toString.call(object).slice("[object ".length, -1);
  return new DOMException(`Cannot move the ${what}: ${reason}`, "DataCloneError");
}
