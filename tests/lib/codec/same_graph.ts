/**
 * Compares two values as graphs: what they hold, and which of their parts are one and the same object.
 *
 * @module
 */

/** Two values that have to be alike, and where they were found. */
interface Pair {
  readonly left: unknown;
  readonly right: unknown;
  readonly step: unknown;
  readonly outer: Pair | null;
}

/**
 * Where two values differ first and in what, or `null` if in nothing that a program could see. Errors
 * are compared by what structured clone keeps of them.
 */
export function findDifference(a: unknown, b: unknown): string | null {
  const partners = new Map<object, object>();
  const work: Pair[] = [{ left: a, right: b, step: "value", outer: null }];
  for (let pair = work.pop(); pair !== undefined; pair = work.pop()) {
    const { left, right } = pair;
    if (!isObject(left) || !isObject(right)) {
      if (!Object.is(left, right)) return describe(pair, "values");
      continue;
    }
    if (left === right) return describe(pair, "not a copy");
    const known = partners.has(left) || partners.has(right);
    if (known) {
      if (partners.get(left) !== right) return describe(pair, "identity");
      continue;
    }
    partners.set(left, right).set(right, left);
    if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) {
      return describe(pair, "prototypes");
    }
    const leftParts = partsOf(left), rightParts = partsOf(right);
    if (leftParts.length !== rightParts.length) return describe(pair, "number of parts");
    leftParts.forEach(([key, value], i) => {
      const [otherKey, other] = rightParts[i]!;
      if (key !== otherKey) work.push({ left: key, right: otherKey, step: i, outer: pair });
      work.push({ left: value, right: other, step: key, outer: pair });
    });
  }
  return null;
}

function describe(pair: Pair, what: string): string {
  const steps = [];
  for (let at: Pair | null = pair; at !== null; at = at.outer) steps.unshift(String(at.step));
  return `${steps.join(" → ")}: ${what}`;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

const BOXED = [Number, String, Boolean, BigInt];

/** Everything that can be seen of an object, by name. */
function partsOf(object: object): [unknown, unknown][] {
  if (object instanceof Map) return [...object];
  if (object instanceof Set) return [...object].map((value, i) => [i, value]);
  if (object instanceof Date) return [["time", object.getTime()]];
  if (object instanceof RegExp) {
    return [["source", object.source], ["flags", object.flags], ["lastIndex", object.lastIndex]];
  }
  if (object instanceof ArrayBuffer) {
    const { resizable, maxByteLength } = object;
    return [["resizable", resizable], ["maxByteLength", maxByteLength], ["bytes", hex(object)]];
  }
  if (ArrayBuffer.isView(object)) {
    const { buffer, byteOffset, byteLength } = object;
    return [["buffer", buffer], ["byteOffset", byteOffset], ["byteLength", byteLength]];
  }
  const parts = Object.entries(Object.getOwnPropertyDescriptors(object))
    .filter(([key]) => key !== "stack")
    .flatMap(([key, { value, enumerable }]): [unknown, unknown][] => [
      [key, value],
      [`${key} is enumerable`, enumerable],
    ]);
  if (object instanceof Error) return [...parts, ["stack", object.stack]];
  if (BOXED.some((constructor) => object instanceof constructor)) {
    return [...parts, ["primitive", object.valueOf()]];
  }
  return parts;
}

function hex(buffer: ArrayBuffer): string {
  return new Uint8Array(buffer).toHex();
}
