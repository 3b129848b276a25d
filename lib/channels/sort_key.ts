/**
 * The order of a `PriorityQueue`, as bytes: so that it is the same in all memories, and an item need not be
 * decoded to be compared.
 *
 * ```text
 *   1 · float64, with its bits turned so that they sort     a number, a boolean, a date
 *   2 · UTF-16 … · 0                                        a string
 *   3 · its places … · 0                                    a list
 *   4                                                       anything else, the end of the key
 * ```
 * Big-endian. Of two strings or lists that begin the same, the shorter one comes first, as nothing begins
 * with 0; in a string, 0 and 1 are written as `1 0` and `1 1`.
 *
 * @module
 */

/** What has an order. */
export type Sortable =
  | number
  | string
  | boolean
  | Date
  | readonly [Sortable, ...unknown[]];

const END = 0, NUMBER = 1, STRING = 2, LIST = 3, UNORDERED = 4;

const number = new DataView(new ArrayBuffer(8));

/**
 * The sort key of an item.
 *
 * @throws {TypeError} if it has no order.
 */
export function sortKey(item: unknown): Uint8Array {
  const key: number[] = [];
  append(key, item);
  if (key[0] === UNORDERED || (key[0] === LIST && key[1] === UNORDERED)) {
    throw new TypeError(
      `Cannot put ${
        Deno.inspect(item, { depth: 1 })
      } into a priority queue: it has no order; put a ` +
        "number, a string, a date, or a list that begins with one, such as [priority, item]",
    );
  }
  return Uint8Array.from(key);
}

/**
 * Compares a key with one that lies somewhere in `bytes`.
 *
 * @returns Below zero if `key` comes first, above if it comes second, 0 if they are equal.
 */
export function compareKeys(
  key: Uint8Array,
  bytes: Uint8Array,
  start = 0,
  length: number = bytes.length,
): number {
  const common = Math.min(key.length, length);
  for (let i = 0; i < common; i++) {
    const difference = key[i]! - bytes[start + i]!;
    if (difference !== 0) return difference;
  }
  return key.length - length;
}

/** Appends what sorts a value; `false` if it has no order, and the key ends here. */
function append(key: number[], value: unknown): boolean {
  if (Array.isArray(value)) return appendList(key, value);
  switch (typeof value) {
    case "string":
      appendString(key, value);
      return true;
    case "number":
    case "boolean":
      return appendNumber(key, Number(value));
    default:
      if (value instanceof Date) return appendNumber(key, value.getTime());
      key.push(UNORDERED);
      return false;
  }
}

function appendList(key: number[], list: readonly unknown[]): boolean {
  key.push(LIST);
  for (const each of list) {
    if (!append(key, each)) return false;
  }
  key.push(END);
  return true;
}

function appendString(key: number[], text: string): void {
  key.push(STRING);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 1) key.push(0, 1);
    key.push(unit >> 8, unit & 0xff);
  }
  key.push(0, END);
}

function appendNumber(key: number[], value: number): boolean {
  if (Number.isNaN(value)) {
    key.push(UNORDERED);
    return false;
  }
  key.push(NUMBER);
  // −0 and 0 are equal.
  number.setFloat64(0, value + 0);
  const negative = number.getUint8(0) >= 0x80;
  for (let i = 0; i < 8; i++) {
    const byte = number.getUint8(i);
    key.push(negative ? 0xff ^ byte : i === 0 ? byte | 0x80 : byte);
  }
  return true;
}
