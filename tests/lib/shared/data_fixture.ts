/** What the children of `data_test.ts` do. */

import type { SharedArray, SharedStruct, Value } from "../../../lib/shared/between_processes.ts";
import type { ElementType } from "../../../lib/shared/element.ts";

/** Writes to each value. */
export function setValue(
  values: Value<ElementType>[],
  contents: (number | bigint | string)[],
): void {
  values.forEach((value, i) => value.value = contents[i]! as never);
}

/** Replaces each number by the sum of it and all before it. */
export function prefixSums(array: SharedArray<"int32">): void {
  for (let i = 1; i < array.length; i++) array.set(i, array.get(i - 1) + array.get(i));
}

/** Doubles all fields. */
export function double(struct: SharedStruct<{ x: "int32"; y: "float64"; z: "int64" }>): void {
  const { fields } = struct;
  fields.x *= 2;
  fields.y *= 2;
  fields.z *= 2n;
}

/** Writes a text twice. */
export function doubleText(text: SharedArray<"char">): void {
  text.text += text.text;
}

/** Adds 1 so many times, each time under the value's own lock, which is taken once more inside. */
export function increment(count: Value<"int32">, times: number): void {
  for (let i = 0; i < times; i++) {
    using _outer = count.getLock().holdSync();
    using _inner = count.getLock().holdSync();
    count.value += 1;
  }
}

/** Adds 1 so many times, in two steps and in one, together with the other process. */
export function unguarded(
  count: Value<"int32">,
  atomic: Value<"int32">,
  together: Value<"int32">,
  times: number,
): void {
  together.add(1);
  while (together.value < 2);
  for (let i = 0; i < times; i++) {
    count.value += 1;
    atomic.add(1);
  }
}
